using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Taking;

namespace MoodLab.Lab.Tests.Surveys.Taking;

public sealed class PieceOrdersTests
{
    [Fact]
    public void Fixed_Order_IsTheOneThatIsNamedOrTheKeys()
    {
        SurveyDesign design = new() { Order = SurveyOrder.Fixed };

        Assert.Equal([0, 1, 2, 3], PieceOrders.Order(design, 4, slot: 7, seed: 9));
        Assert.Equal([2, 0, 1], PieceOrders.Order(design with { FixedOrder = [2, 0, 1] }, 3, slot: 7, seed: 9));
    }

    [Fact]
    public void Random_Order_FollowsFromItsSeedAlone()
    {
        SurveyDesign design = new() { Order = SurveyOrder.Random };

        var orders = Enumerable.Range(0, 200).Select(seed => PieceOrders.Order(design, 8, slot: seed, seed)).ToList();

        Assert.Equal(orders[17], PieceOrders.Order(design, 8, slot: 3, seed: 17));
        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, 8), order.Order()));
        Assert.True(orders.Select(order => string.Join(',', order)).Distinct().Count() > 190);
        Assert.Equal(8, orders.Select(order => order[0]).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Balanced_AllRows_PutEachPieceAtEachPlaceAndBehindEachOtherEquallyOften(int pieces)
    {
        SurveyDesign design = new() { Order = SurveyOrder.Balanced, Seed = 5 };
        var rows = PieceOrders.RowCount(pieces);

        var orders = Enumerable.Range(0, rows).Select(row => PieceOrders.Order(design, pieces, row, seed: 0)).ToList();

        var places = orders.SelectMany(order => order.Select((piece, place) => (piece, place))).CountBy(at => at);
        Assert.Equal(pieces * pieces, places.Count());
        Assert.All(places, count => Assert.Equal(rows / pieces, count.Value));
        var pairs = orders.SelectMany(order => order.Zip(order.Skip(1))).CountBy(pair => pair).ToList();
        Assert.Equal(pieces * (pieces - 1), pairs.Count);
        Assert.All(pairs, count => Assert.Equal(pairs[0].Value, count.Value));
        Assert.Equal(orders[0], PieceOrders.Order(design, pieces, rows, seed: 0));
    }
}
