using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Tests.Layers;

public sealed class EmbeddingTests
{
    private readonly Embedding _embedding = new(count: 5, size: 3, new RandomSource(1));

    [Fact]
    public void Forward_OfIds_GivesTheirRows()
    {
        using Tape tape = new();
        var output = _embedding.Forward(tape, [4, 0, 0, 2], steps: 2, batch: 2);

        var table = _embedding.NamedParameters().Single().Tensor.Data;
        Assert.Equal([2, 2, 3], output.Shape.ToArray());
        Assert.Equal(
            [.. table[12..15], .. table[..3], .. table[..3], .. table[6..9]], output.Data.ToArray());
    }

    [Fact]
    public void Backward_WithARepeatedId_AgreesWithDifferences() =>
        GradientCheck.Run(_embedding, tape => _embedding.Forward(tape, [4, 0, 0, 2, 4, 4], 3, 2));

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Forward_OfAnUnknownId_IsRefused(int id)
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => _embedding.Forward(tape, [0, id], 1, 2));
        Assert.Contains("between 0 and 4", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(-1, -3)]
    [InlineData(65536, 65536)]
    public void Forward_OfIdsThatDoNotFillTheShape_IsRefused(int steps, int batch)
    {
        using Tape tape = new();
        var refusal = Assert.ThrowsAny<ArgumentException>(() => _embedding.Forward(tape, [0, 1, 2], steps, batch));
        Assert.Contains($"[{steps}, {batch}]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OfNoIds_IsRefused()
    {
        using Tape tape = new();
        Assert.ThrowsAny<ArgumentException>(() => _embedding.Forward(tape, [], 0, 0));
    }
}
