using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Serialization;

namespace MoodLab.Neural.Tests.Serialization;

public sealed class StateDictTests
{
    [Fact]
    public void Save_OfAnLstm_UsesPyTorchsNamesAndASecondBiasOfZeros()
    {
        var file = Write(new Lstm(3, 5, 2, new RandomSource(1)));

        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0",
                "weight_ih_l1", "weight_hh_l1", "bias_ih_l1", "bias_hh_l1"],
            file.Keys);
        Assert.Equal([20, 3], file.Shape("weight_ih_l0"));
        Assert.Equal([20, 5], file.Shape("weight_hh_l1"));
        Assert.All(file.Read("bias_hh_l1"), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Save_OfAGruInBothDirections_UsesPyTorchsNamesAndItsOwnSecondBias()
    {
        Gru original = new(3, 5, 1, new RandomSource(1), bidirectional: true);
        Gru copy = new(3, 5, 1, new RandomSource(2), bidirectional: true);
        var file = Write(original);
        StateDict.Load(copy, file);

        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse",
                "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse"],
            file.Keys);
        Assert.Equal([15, 5], file.Shape("weight_hh_l0_reverse"));
        Assert.NotEqual(0, file.Read("bias_hh_l0")[0]);
        Assert.Equal(Values(original), Values(copy));
    }

    [Fact]
    public void Save_OfAnRnnInBothDirections_AddsASecondBiasOfZerosForEach()
    {
        var file = Write(new Rnn(3, 5, 1, new RandomSource(1), bidirectional: true));

        Assert.All(file.Read("bias_hh_l0"), value => Assert.Equal(0, value));
        Assert.All(file.Read("bias_hh_l0_reverse"), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Load_OfWhatWasSaved_GivesTheSameBits()
    {
        Lstm original = new(3, 5, 2, new RandomSource(1)), copy = new(3, 5, 2, new RandomSource(2));
        StateDict.Load(copy, Write(original));

        Assert.Equal(Values(original), Values(copy));
    }

    [Fact]
    public void Load_OfTwoBiases_AddsThem()
    {
        Lstm lstm = new(1, 1, 1, new RandomSource(1));
        SafeTensorsWriter writer = new();
        writer.Add("weight_ih_l0", [4, 1], [1, 2, 3, 4]);
        writer.Add("weight_hh_l0", [4, 1], [5, 6, 7, 8]);
        writer.Add("bias_ih_l0", [4], [1, 2, 3, 4]);
        writer.Add("bias_hh_l0", [4], [10, 20, 30, 40]);
        StateDict.Load(lstm, Parse(writer));

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 11, 22, 33, 44], Values(lstm));
    }

    [Fact]
    public void Load_OfHalfPrecision_ComesNear()
    {
        Linear original = new(20, 10, new RandomSource(1)), copy = new(20, 10, new RandomSource(2));
        SafeTensorsWriter writer = new();
        StateDict.Save(original, writer, TensorType.F16);
        StateDict.Load(copy, Parse(writer));

        // Half a unit in the last of 11 bits, for numbers below 1/4.
        Assert.All(
            Values(original).Zip(Values(copy)), pair => Assert.Equal(pair.First, pair.Second, 0.25 / 2048));
    }

    [Fact]
    public void Load_WithAMissingKey_NamesItAndLeavesTheModule()
    {
        Lstm lstm = new(3, 5, 1, new RandomSource(1));
        var before = Values(lstm);
        SafeTensorsWriter writer = new();
        writer.Add("weight_ih_l0", [20, 3], new float[60]);
        writer.Add("weight_hh_l0", [20, 5], new float[100]);

        var refusal = Assert.Throws<SafeTensorsException>(() => StateDict.Load(lstm, Parse(writer)));

        Assert.Equal("bias_ih_l0", refusal.Key);
        Assert.Equal(before, Values(lstm));
    }

    [Theory]
    [InlineData("bias_ih_l0", 20)]
    [InlineData("bias_hh_l0", 20)]
    public void Load_OfAnotherShape_NamesBothAndLeavesTheModule(string key, int expected)
    {
        Lstm lstm = new(3, 5, 1, new RandomSource(1));
        var before = Values(lstm);
        SafeTensorsWriter writer = new();
        foreach (var (name, length) in new[] { ("bias_ih_l0", 20), ("bias_hh_l0", 20) })
        {
            var size = name == key ? length - 1 : length;
            writer.Add(name, [size], new float[size]);
        }

        writer.Add("weight_ih_l0", [20, 3], new float[60]);
        writer.Add("weight_hh_l0", [20, 5], new float[100]);

        var refusal = Assert.Throws<SafeTensorsException>(() => StateDict.Load(lstm, Parse(writer)));

        Assert.Equal(key, refusal.Key);
        Assert.Contains($"[{expected - 1}]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"[{expected}]", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Values(lstm));
    }

    private static SafeTensors Write(Module module)
    {
        SafeTensorsWriter writer = new();
        StateDict.Save(module, writer);
        return Parse(writer);
    }

    private static SafeTensors Parse(SafeTensorsWriter writer)
    {
        using MemoryStream stream = new();
        writer.Write(stream);
        return SafeTensors.Parse(stream.ToArray());
    }

    private static float[] Values(Module module) =>
        [.. module.NamedParameters().SelectMany(parameter => parameter.Tensor.Data.ToArray())];
}
