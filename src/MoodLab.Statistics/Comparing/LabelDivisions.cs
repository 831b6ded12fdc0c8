namespace MoodLab.Statistics.Comparing;

/// <summary>The ways to deal out two labels anew, as many of each within every stratum as there were.</summary>
internal sealed class LabelDivisions
{
    private readonly int[][] _strata;
    private readonly int[] _firsts;
    private readonly bool[] _labels;

    public LabelDivisions(bool[] labels, int[] strata)
    {
        _labels = labels;
        _strata = [.. Enumerable.Range(0, labels.Length).GroupBy(i => strata[i]).Select(of => of.ToArray())];
        _firsts = [.. _strata.Select(of => of.Count(i => labels[i]))];
        Count = _strata.Zip(_firsts, (of, firsts) => Ways(of.Length, firsts)).Aggregate(1.0, (all, ways) => all * ways);
    }

    /// <summary>How many there are.</summary>
    public double Count { get; }

    /// <summary>Each of them once; the same array is filled anew.</summary>
    public IEnumerable<bool[]> All() => Deal(new bool[_labels.Length], 0, 0, 0);

    /// <summary>Some of them by chance; the same array is filled anew.</summary>
    public IEnumerable<bool[]> Draw(int count, int seed)
    {
        Random random = new(seed);
        var labels = (bool[])_labels.Clone();
        for (var draw = 0; draw < count; draw++)
        {
            foreach (var stratum in _strata)
            {
                for (var i = stratum.Length - 1; i > 0; i--)
                {
                    int a = stratum[i], b = stratum[random.Next(i + 1)];
                    (labels[a], labels[b]) = (labels[b], labels[a]);
                }
            }

            yield return labels;
        }
    }

    private static double Ways(int all, int chosen)
    {
        var ways = 1.0;
        for (var i = 1; i <= chosen; i++)
        {
            ways = Math.Round(ways * (all - chosen + i) / i);
        }

        return ways;
    }

    private IEnumerable<bool[]> Deal(bool[] labels, int stratum, int place, int dealt)
    {
        if (stratum == _strata.Length)
        {
            yield return labels;
            yield break;
        }

        var places = _strata[stratum];
        if (place == places.Length)
        {
            foreach (var whole in Deal(labels, stratum + 1, 0, 0))
            {
                yield return whole;
            }

            yield break;
        }

        foreach (var isFirst in new[] { true, false })
        {
            // Either label, as long as the places that are left can take the rest.
            var after = dealt + (isFirst ? 1 : 0);
            if (after <= _firsts[stratum] && _firsts[stratum] - after <= places.Length - place - 1)
            {
                labels[places[place]] = isFirst;
                foreach (var whole in Deal(labels, stratum, place + 1, after))
                {
                    yield return whole;
                }
            }
        }
    }
}
