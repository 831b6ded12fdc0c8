using System.Globalization;
using MoodLab.Learning.Datasets;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>What a search has done: a line for every fold of a draw, <c>draw,fold,plan,accuracy</c>.</summary>
internal sealed class SearchState
{
    private readonly string _path;
    private readonly Dictionary<(int Draw, int Fold), (string Plan, double Accuracy)> _done = [];

    /// <summary>Reads a state; a last line that was cut off is taken away.</summary>
    /// <param name="path">The file; none means that nothing is done.</param>
    public SearchState(string path)
    {
        _path = path;
        if (!File.Exists(path))
        {
            return;
        }

        var text = File.ReadAllText(path);
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        if (whole.Length < text.Length)
        {
            File.WriteAllText(path, whole);
        }

        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(',');
            if (parts.Length != 4
                || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var draw)
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var fold)
                || !double.TryParse(parts[3], CultureInfo.InvariantCulture, out var accuracy))
            {
                throw new CorpusException($"'{path}' is no search's state: '{line}'.");
            }

            _done[(draw, fold)] = (parts[2], accuracy);
        }
    }

    /// <summary>Gets the plans that were judged and what each fold came to, in the order of the draws.</summary>
    public IEnumerable<(string Plan, IReadOnlyList<double> Accuracies)> Draws => _done
        .GroupBy(one => one.Key.Draw)
        .OrderBy(draw => draw.Key)
        .Select(draw => (
            draw.First().Value.Plan,
            (IReadOnlyList<double>)[.. draw.OrderBy(one => one.Key.Fold).Select(one => one.Value.Accuracy)]));

    /// <summary>Gets what a fold of a draw came to; null where it is not done.</summary>
    /// <exception cref="CorpusException">The draw was another plan.</exception>
    public double? Find(int draw, int fold, StudyPlan plan)
    {
        if (!_done.TryGetValue((draw, fold), out var found))
        {
            return null;
        }

        return found.Plan == Describe(plan)
            ? found.Accuracy
            : throw new CorpusException(
                $"'{_path}' is of another search: its draw {draw} is {found.Plan}, not {Describe(plan)}.");
    }

    public void Add(int draw, int fold, StudyPlan plan, double accuracy)
    {
        _done[(draw, fold)] = (Describe(plan), accuracy);
        File.AppendAllText(_path, string.Create(
            CultureInfo.InvariantCulture, $"{draw},{fold},{Describe(plan)},{accuracy:R}\n"));
    }

    private static string Describe(StudyPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"{plan.Optimizer} {plan.Start} dropout {plan.Dropout} epochs {plan.Epochs} batch {plan.Batch}");
}
