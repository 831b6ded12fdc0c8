using System.Buffers.Binary;
using System.Text;
using MoodLab.Neural.Serialization;

namespace MoodLab.Neural.Tests.Serialization;

public sealed class SafeTensorsWriterTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("moodlab-").FullName;

    private string Target => Path.Combine(_directory, "model.safetensors");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void WriteFile_OfTensorsAndTexts_ReadsBackTheSame()
    {
        SafeTensorsWriter writer = new();
        writer.AddMetadata("name \"ä\"", "line\n♪");
        writer.Add("first", [2, 3], [1, -2, float.MaxValue, float.Epsilon, float.NegativeInfinity, 0]);
        writer.Add("second.weight", [], [7]);
        writer.Add("none", [0, 3], []);
        writer.WriteFile(Target);

        var file = SafeTensors.ReadFile(Target);

        Assert.Equal(["first", "second.weight", "none"], file.Keys);
        Assert.Equal([1, -2, float.MaxValue, float.Epsilon, float.NegativeInfinity, 0], file.Read("first"));
        Assert.Equal([2, 3], file.Shape("first"));
        Assert.Equal([7], file.Read("second.weight"));
        Assert.Empty(file.Read("none"));
        Assert.Equal("line\n♪", file.Metadata["name \"ä\""]);
        Assert.Equal([Target], Directory.GetFiles(_directory));
    }

    [Theory]
    [InlineData(TensorType.F32, 0)]
    [InlineData(TensorType.F16, 1.0 / 2048)]
    [InlineData(TensorType.BF16, 1.0 / 256)]
    public void Write_OfEachType_KeepsItsPrecision(TensorType type, double relativeError)
    {
        float[] values = [.. Enumerable.Range(1, 300).Select(i => (i % 2 == 0 ? 1 : -1) * MathF.Pow(1.03f, i - 150))];
        var read = RoundTrip(values, type);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(values[i], read[i], relativeError * Math.Abs(values[i]));
        }
    }

    [Fact]
    public void Write_AsBrainFloat_RoundsTiesToEvenAndKeepsSpecialNumbers()
    {
        float[] values = [1.00390625f, 1.01171875f, float.NaN, float.PositiveInfinity, -0f];
        Assert.Equal([1, 1.015625f, float.NaN, float.PositiveInfinity, -0f], RoundTrip(values, TensorType.BF16));
    }

    [Fact]
    public void Write_OfAnyHeader_AlignsTheNumbers()
    {
        for (var length = 1; length < 20; length++)
        {
            SafeTensorsWriter writer = new();
            writer.Add(new string('k', length), [1], [1]);
            using MemoryStream stream = new();
            writer.Write(stream);
            Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(stream.ToArray()) % 8);
        }
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        SafeTensorsWriter writer = new();
        writer.AddMetadata("b", "2");
        writer.AddMetadata("a", "1");
        writer.Add("x", [1], [1]);
        using MemoryStream first = new(), second = new();
        writer.Write(first);
        writer.Write(second);

        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.StartsWith(
            "{\"__metadata__\":{\"a\":\"1\",\"b\":\"2\"},\"x\":", Encoding.UTF8.GetString(first.ToArray()[8..]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void WriteFile_WhereADirectoryStands_FailsAndLeavesNothing()
    {
        Directory.CreateDirectory(Path.Combine(Target, "inside"));
        SafeTensorsWriter writer = new();
        writer.Add("x", [1], [1]);

        Assert.ThrowsAny<Exception>(() => writer.WriteFile(Target));

        Assert.Empty(Directory.GetFiles(_directory));
        Assert.True(Directory.Exists(Target));
    }

    [Fact]
    public void WriteFile_OverAnOldFile_ReplacesIt()
    {
        File.WriteAllText(Target, "old");
        SafeTensorsWriter writer = new();
        writer.Add("x", [1], [5]);
        writer.WriteFile(Target);

        Assert.Equal([5], SafeTensors.ReadFile(Target).Read("x"));
    }

    [Fact]
    public void WriteFile_WhileAnotherWrites_LeavesTheOthersFileAlone()
    {
        SafeTensorsWriter writer = new();
        writer.Add("x", [1], [5]);
        using (FileStream other = new(Target + ".partial", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            Assert.Throws<IOException>(() => writer.WriteFile(Target));
            Assert.True(File.Exists(Target + ".partial"));
        }

        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1, -2)]
    [InlineData(65536, 65536, 65536, 65536)]
    public void Add_OfAShapeThatDoesNotFit_IsRefusedWithTheKey(params int[] shape)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new SafeTensorsWriter().Add("x.y", shape, new float[2]));
        Assert.Contains("x.y", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("__metadata__")]
    public void Add_OfATakenName_IsRefused(string key)
    {
        SafeTensorsWriter writer = new();
        writer.Add("x", [1], [1]);
        Assert.Throws<ArgumentException>(() => writer.Add(key, [1], [1]));
    }

    private static float[] RoundTrip(float[] values, TensorType type)
    {
        SafeTensorsWriter writer = new();
        writer.Add("x", [values.Length], values, type);
        using MemoryStream stream = new();
        writer.Write(stream);
        return SafeTensors.Parse(stream.ToArray()).Read("x");
    }
}
