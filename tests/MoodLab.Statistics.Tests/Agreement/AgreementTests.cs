using System.Text.Json;
using MoodLab.Statistics.Agreement;
using MoodLab.Statistics.Resampling;

namespace MoodLab.Statistics.Tests.Agreement;

public sealed class AgreementTests
{
    // Sums of a few hundred shares, in another order than the other program's.
    private const double Tolerance = 1e-12;

    // Fewer draws than usual: no test asks for the interval's ends.
    private static readonly BootstrapOptions s_few = new() { Draws = 300 };

    public static TheoryData<int> Tables => [.. Enumerable.Range(0, 4)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void KappaAndAlpha_AreTheOtherPrograms(int index)
    {
        var (golden, table) = Read(index);

        Assert.Equal(golden.GetProperty("kappa").GetDouble(), FleissKappa.Of(table), Tolerance);
        Assert.Equal(golden.GetProperty("alpha").GetDouble(), KrippendorffAlpha.Of(table), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void KappaAndAlpha_OfADraw_PairNoRaterWithItsCopy(int index)
    {
        var (golden, table) = Read(index);
        int[] rows = golden.GetProperty("rows").Integers(), columns = golden.GetProperty("columns").Integers();
        var copied = golden.GetProperty("copied").Numbers();

        Assert.Equal(copied[0], FleissKappa.Of(table, rows, columns), Tolerance);
        Assert.Equal(copied[1], KrippendorffAlpha.Of(table, rows, columns), Tolerance);
    }

    [Fact]
    public void FleissKappa_OfTheStudysRespondents_IsAsPublishedAfterwards() =>
        Assert.Equal(0.119760, FleissKappa.Of(Read(0).Table), 5e-7);

    [Fact]
    public void PerfectAgreement_IsOne()
    {
        RatingTable table = new([[0, 1, 2, null], [0, 1, 2, 1], [0, 1, null, 1]], 3);

        Assert.Equal(1, FleissKappa.Of(table), Tolerance);
        Assert.Equal(1, KrippendorffAlpha.Of(table), Tolerance);
        Assert.Equal(new Interval(1, 1), Rounded(KappaInterval(table, Only(Resampled.Columns))));
    }

    [Fact]
    public void OrderOfRatersAndItems_ChangesNothing()
    {
        var table = Read(1).Table;
        int[] raters = [.. Enumerable.Range(0, table.Raters)], items = [.. Enumerable.Range(0, table.Items)];
        Random random = new(5);
        random.Shuffle(raters);
        random.Shuffle(items);
        RatingTable shuffled = new(
            [.. raters.Select(r => items.Select(i => table[r, i] < 0 ? (int?)null : table[r, i]).ToArray())], 4);

        Assert.Equal(FleissKappa.Of(table), FleissKappa.Of(shuffled), Tolerance);
        Assert.Equal(KrippendorffAlpha.Of(table), KrippendorffAlpha.Of(shuffled), Tolerance);
    }

    [Fact]
    public void NothingToCompare_HasNoValue()
    {
        RatingTable[] tables =
        [
            new([], 4),
            new([[0, 1, 2]], 4),
            new([[1, null], [null, 2]], 4),
            new([[3, 3], [3, 3]], 4),
        ];

        Assert.All(tables, table =>
        {
            Assert.True(double.IsNaN(FleissKappa.Of(table)));
            Assert.True(double.IsNaN(KrippendorffAlpha.Of(table)));
            Assert.True(double.IsNaN(KappaInterval(table, s_few).Low));
        });
    }

    [Fact]
    public void Interval_HoldsTheValueAndComesAgainWithItsSeed()
    {
        var table = Read(0).Table;

        var kappa = KappaInterval(table, s_few);
        var alpha = AgreementBootstrap.OfKrippendorffAlpha(
            table, s_few, TestContext.Current.CancellationToken);

        Assert.InRange(FleissKappa.Of(table), kappa.Low, kappa.High);
        Assert.InRange(KrippendorffAlpha.Of(table), alpha.Low, alpha.High);
        Assert.Equal(kappa, KappaInterval(table, s_few));
        Assert.NotEqual(kappa, KappaInterval(table, s_few with { Seed = 2 }));
    }

    [Fact]
    public void Interval_OfRatersWhoGuess_HoldsZero()
    {
        // With raters paired with their own copies, 1 in 12 pairs would agree by being one, and the middle of the
        // interval would lie about 1 / 12 above zero.
        Random random = new(11);
        RatingTable table = new(
            [
                .. Enumerable.Range(0, 12)
                    .Select(_ => Enumerable.Range(0, 60).Select(_ => (int?)random.Next(4)).ToArray()),
            ],
            4);

        var interval = KappaInterval(table, Only(Resampled.Rows));

        Assert.InRange(0, interval.Low, interval.High);
        Assert.InRange((interval.Low + interval.High) / 2, -1 / 24.0, 1 / 24.0);
    }

    [Fact]
    public void Table_RefusesWhatDoesNotFit()
    {
        Assert.Throws<ArgumentException>(() => new RatingTable([[0, 1], [0]], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RatingTable([[2]], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RatingTable([[-1]], 2));
        Assert.Throws<ArgumentException>(() => new RatingTable([[0, 1]], 2).Correctness([0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RatingTable([[0, 1]], 2).Select(2, (_, _) => 2));
    }

    [Fact]
    public void Table_Transposed_HasRatersAndItemsSwapped()
    {
        RatingTable table = new([[0, 1, null], [2, 0, 1]], 3);

        var transposed = table.Transpose();

        Assert.Equal((3, 2, 3), (transposed.Raters, transposed.Items, transposed.Categories));
        Assert.Equal((1, 2, RatingTable.Missing), (transposed[1, 0], transposed[0, 1], transposed[2, 0]));
    }

    private static BootstrapOptions Only(Resampled resampled) => s_few with { Resampled = resampled };

    private static Interval Rounded(Interval of) => new(Math.Round(of.Low, 12), Math.Round(of.High, 12));

    private static (JsonElement Golden, RatingTable Table) Read(int index)
    {
        var golden = Golden.Read("survey").GetProperty("tables")[index];
        return (golden, golden.GetProperty("table").Table(golden.GetProperty("categories").GetInt32()));
    }

    private static Interval KappaInterval(RatingTable table, BootstrapOptions options) =>
        AgreementBootstrap.OfFleissKappa(table, options, TestContext.Current.CancellationToken);
}
