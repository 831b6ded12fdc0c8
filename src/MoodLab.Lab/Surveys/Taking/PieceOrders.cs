using MoodLab.Neural.Randomness;

namespace MoodLab.Lab.Surveys.Taking;

/// <summary>In which order a participant meets the pieces.</summary>
internal static class PieceOrders
{
    /// <summary>The pieces' numbers in the order of a participant.</summary>
    /// <param name="design">How the survey is taken.</param>
    /// <param name="pieces">How many pieces it has.</param>
    /// <param name="slot">Which row of the balanced orders, from 0; after the last the first comes again.</param>
    /// <param name="seed">The participant's seed for a random order.</param>
    public static IReadOnlyList<int> Order(SurveyDesign design, int pieces, int slot, long seed) => design.Order switch
    {
        SurveyOrder.Fixed when design.FixedOrder.Count == pieces => design.FixedOrder,
        SurveyOrder.Fixed => [.. Enumerable.Range(0, pieces)],
        SurveyOrder.Random => Shuffle(pieces, seed),
        SurveyOrder.Balanced => Balanced(pieces, slot, design.Seed),
        _ => throw new ArgumentOutOfRangeException(nameof(design), design.Order, "No such order."),
    };

    /// <summary>
    /// A row of a Williams design ("Experimental Designs Balanced for the Estimation of Residual Effects of
    /// Treatments", 1949): 0, 1, n-1, 2, n-2 ... with the row's number added. For an odd number of pieces each row
    /// comes backwards as well, since one square alone cannot be balanced. Which piece stands for which number is
    /// drawn by the survey's seed.
    /// </summary>
    private static int[] Balanced(int pieces, int slot, int seed)
    {
        var names = Shuffle(pieces, seed);
        var rows = RowCount(pieces);
        var row = slot % rows;
        var order = new int[pieces];
        for (var place = 0; place < pieces; place++)
        {
            var zigzag = place % 2 == 1 ? (place + 1) / 2 : (pieces - (place / 2)) % pieces;
            order[place] = names[(zigzag + (row % pieces)) % pieces];
        }

        if (row >= pieces)
        {
            Array.Reverse(order);
        }

        return order;
    }

    /// <summary>How many rows balance so many pieces.</summary>
    public static int RowCount(int pieces) => Math.Max(1, pieces % 2 == 0 ? pieces : 2 * pieces);

    // Fisher and Yates.
    private static int[] Shuffle(int pieces, long seed)
    {
        RandomSource random = new((ulong)seed);
        var order = Enumerable.Range(0, pieces).ToArray();
        for (var last = pieces - 1; last > 0; last--)
        {
            var other = random.NextInt(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }
}
