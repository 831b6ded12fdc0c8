using MoodLab.Web.Comparing;

namespace MoodLab.Web.Tests.Comparing;

public sealed class ComparisonAddressTests
{
    private static readonly Guid s_one = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid s_two = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void Read_WrittenAddress_GivesThePiecesInTheirOrder() =>
        Assert.Equal([s_two, s_one], ComparisonAddress.Read(ComparisonAddress.Write([s_two, s_one]).Split('=')[1]));

    [Fact]
    public void Read_PieceNamedTwice_CountsOnce() =>
        Assert.Equal([s_one], ComparisonAddress.Read($"{s_one},{s_one:N}"));

    [Fact]
    public void Read_Nonsense_IsAPieceThatNobodyHas() =>
        Assert.Equal([Guid.Empty, s_one], ComparisonAddress.Read($"seven, {s_one},,nine"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ,")]
    public void Read_Nothing_IsNoPiece(string? pieces) => Assert.Empty(ComparisonAddress.Read(pieces));
}
