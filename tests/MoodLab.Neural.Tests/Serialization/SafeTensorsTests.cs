using System.Buffers.Binary;
using System.Text;
using MoodLab.Neural.Serialization;

namespace MoodLab.Neural.Tests.Serialization;

public sealed class SafeTensorsTests
{
    // What an exception with its trace and the test's own assertions take, however small the file.
    private const int FixedCost = 32_768;

    private static readonly byte[] s_sound = File(
        """
        {"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},
         "b":{"dtype":"F16","shape":[3],"data_offsets":[8,14]}}
        """,
        new byte[14]);

    [Fact]
    public void Parse_OfEachType_ReadsItsNumbers()
    {
        var file = SafeTensors.Parse(File(
            """
            {"__metadata__":{"who":"test"},
             "single":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
             "half":{"dtype":"F16","shape":[1,2],"data_offsets":[8,12]},
             "brain":{"dtype":"BF16","shape":[],"data_offsets":[12,14]}}
            """,
            [0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0, 0, 0x3C, 0, 0xC2, 0x40, 0x40]));

        Assert.Equal(["single", "half", "brain"], file.Keys);
        Assert.Equal("test", file.Metadata["who"]);
        Assert.Equal([1.5f, -2], file.Read("single"));
        Assert.Equal([1, -3], file.Read("half"));
        Assert.Equal([3], file.Read("brain"));
        Assert.Equal([1, 2], file.Shape("half"));
        Assert.Empty(file.Shape("brain"));
    }

    [Fact]
    public void Parse_OfEscapedNames_FindsThemByWhatTheyMean()
    {
        var file = SafeTensors.Parse(File(
            """
            {"__meta\u0064ata__":{"w\u0068o":"l\u00e4rk"},
             "a\u002eb":{"dtype":"F32","sh\u0061pe":[1],"data_offsets":[0,4]}}
            """,
            new byte[4]));

        Assert.Equal(["a.b"], file.Keys);
        Assert.True(file.Contains("a.b"));
        Assert.Equal([1], file.Shape("a.b"));
        Assert.Equal([KeyValuePair.Create("who", "lärk")], file.Metadata);
        Assert.True(file.Metadata.ContainsKey("who"));
        Assert.False(file.Metadata.ContainsKey("whom"));
        Assert.False(file.Contains(new string('a', 1000)));
    }

    [Fact]
    public void Keys_OfAHeaderInAnotherOrder_FollowTheBytes()
    {
        var file = SafeTensors.Parse(File(
            """
            {"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},
             "a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}
            """,
            [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]));

        Assert.Equal(["a", "b"], file.Keys);
        Assert.Equal([2], file.Read("b"));
    }

    [Fact]
    public void Read_IntoMemoryOfAnotherLength_NamesBoth()
    {
        var file = SafeTensors.Parse(File("""{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""", new byte[4]));

        var refusal = Assert.Throws<SafeTensorsException>(() => file.Read("a", new float[3]));

        Assert.Equal("a", refusal.Key);
        Assert.Contains("has 2 numbers, but 3 are needed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sha256_OfAFile_IsThatOfAllItsBytes() => Assert.Equal(
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File("{}", []))),
        SafeTensors.Parse(File("{}", [])).Sha256());

    [Fact]
    public void Read_OfAMissingKey_NamesIt()
    {
        var file = SafeTensors.Parse(File("{}", []));

        var refusal = Assert.Throws<SafeTensorsException>(() => file.Read("lstm.weight_ih_l0"));

        Assert.Equal("lstm.weight_ih_l0", refusal.Key);
        Assert.Contains("'lstm.weight_ih_l0': is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F64")]
    [InlineData("I64")]
    [InlineData("f32")]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("F32, F16")]
    public void Parse_OfAnUnknownType_IsRefusedWithItsKey(string type) =>
        AssertRefused($$$"""{"a":{"dtype":"{{{type}}}","shape":[1],"data_offsets":[0,4]}}""", "a", "F32, F16 and BF16");

    [Theory]
    [InlineData("[-4,0]", "outside")]
    [InlineData("[4,0]", "outside")]
    [InlineData("[0,9]", "outside")]
    [InlineData("[8,12]", "outside")]
    [InlineData("[0,9223372036854775807]", "outside")]
    [InlineData("[0,3]", "holds 3 bytes")]
    [InlineData("[0,8]", "holds 8 bytes")]
    public void Parse_OfARangeThatDoesNotFit_IsRefusedWithItsKey(string range, string reason) =>
        AssertRefused($$$"""{"a":{"dtype":"F32","shape":[1],"data_offsets":{{{range}}}}}""", "a", reason);

    [Theory]
    [InlineData("[-1,-1]", "size -1")]
    [InlineData("[2147483647,2147483647,2147483647,2147483647]", "holds")]
    [InlineData("[1,1,1,1,1,1,1,1,1]", "more than 8 dimensions")]
    public void Parse_OfAnImpossibleShape_IsRefusedWithItsKey(string shape, string reason) =>
        AssertRefused($$$"""{"a":{"dtype":"F32","shape":{{{shape}}},"data_offsets":[0,4]}}""", "a", reason);

    [Fact]
    public void Parse_OfOverlappingTensors_IsRefusedWithAKey() =>
        AssertRefused(
            """
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},
             "b":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}
            """,
            "b",
            "within another");

    [Fact]
    public void Parse_OfAKeyTwice_IsRefusedWithTheKey() =>
        AssertRefused(
            """
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},
             "a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}
            """,
            "a",
            "stands twice");

    [Fact]
    public void Parse_OfAKeyTwiceInOtherWords_IsRefusedWithTheKey() =>
        AssertRefused(
            """
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},
             "\u0061":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}
            """,
            "a",
            "stands twice");

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"data_offsets":[0,4]}}""")]
    public void Parse_OfAFieldTwice_IsRefusedWithTheKey(string header) => AssertRefused(header, "a", "twice");

    [Theory]
    [InlineData("""{"__metadata__":{"who":"a","wh\u006f":"b"}}""", "'who' stands twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "'__metadata__' stands twice")]
    public void Parse_OfATextTwice_IsRefused(string header, string reason) => AssertRefused(header, null, reason);

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "a", "gap from 0")]
    [InlineData(
        """
        {"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]},
         "b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}
        """,
        "b",
        "gap from 2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", null, "4 bytes at the end")]
    [InlineData("{}", null, "8 bytes at the end")]
    public void Parse_OfBytesThatBelongToNoTensor_IsRefused(string header, string? key, string reason) =>
        AssertRefused(header, key, reason);

    [Fact]
    public void Parse_OfTextThatIsNone_IsRefusedWhenItIsAskedFor()
    {
        var file = SafeTensors.Parse(File("""{"__metadata__":{"a":"\uD800","b":"good"}}""", []));

        Assert.Equal("good", file.Metadata["b"]);
        var refusal = Assert.Throws<SafeTensorsException>(() => file.Metadata.GetValueOrDefault("a"));
        Assert.Contains("'a'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfANameTooLong_IsRefused() =>
        AssertRefused($$"""{"{{new string('a', 513)}}":1}""", null, "more than 512 bytes");

    [Theory]
    [InlineData("", "")]
    [InlineData("\"a\":{\"extra\":", "}")]
    public void Parse_OfAbsurdNesting_IsRefused(string before, string after) => AssertRefused(
        "{" + before + new string('[', 100_000) + new string(']', 100_000) + after + "}", null, "no valid JSON");

    [Theory]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""")]
    public void Parse_OfAnIncompleteEntry_IsRefusedWithItsKey(string header) => AssertRefused(header, "a", "lacks");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":{"dtype":3,"shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":["0","4"]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":{"0":4}}}""")]
    [InlineData("""{"__metadata__":{"a":1}}""")]
    [InlineData("""{"__metadata__":[]}""")]
    [InlineData("""{"\uD800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    public void Parse_OfAHeaderThatIsNone_IsRefused(string header) => AssertRefused(header, key: null, "no valid JSON");

    [Fact]
    public void Parse_OfUnknownFields_PassesOverThem()
    {
        var file = SafeTensors.Parse(File(
            """{"a":{"strides":[[1],{}],"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4]));
        Assert.Equal([0], file.Read("a"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(20)]
    public void Parse_OfATruncatedHeader_IsRefused(int length)
    {
        var file = File("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4])[..length];
        Assert.Throws<SafeTensorsException>(() => SafeTensors.Parse(file));
    }

    [Fact]
    public void Parse_AtEveryTruncation_IsRefused()
    {
        for (var length = 0; length < s_sound.Length; length++)
        {
            AssertAllocatesLittle(
                s_sound[..length], file => Assert.Throws<SafeTensorsException>(() => SafeTensors.Parse(file)));
        }
    }

    [Fact]
    public void Parse_WithAnyByteChanged_ReadsTheSameShapesOrRefuses()
    {
        var read = 0;
        for (var i = 0; i < s_sound.Length; i++)
        {
            for (var value = 0; value < 256; value++)
            {
                var damaged = s_sound.ToArray();
                damaged[i] = (byte)value;
                AssertAllocatesLittle(damaged, file => read += ReadsTheSameShapes(file) ? 1 : 0);
            }
        }

        // At the least, every change of the 14 bytes of data is none of the header's.
        Assert.InRange(read, 14 * 256, s_sound.Length * 256 / 2);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(1UL << 31)]
    public void Parse_OfAnOversizedHeader_IsRefusedWithoutAllocatingIt(ulong length)
    {
        var file = File("{}", new byte[100]);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);

        AssertAllocatesLittle(file, damaged => Assert.Throws<SafeTensorsException>(() => SafeTensors.Parse(damaged)));
    }

    [Theory]
    [InlineData("{", "\"k{0}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}", "}", 5_000_000)]
    [InlineData("{", "\"k{0}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}", "}", 400_000)]
    [InlineData("{\"__metadata__\":{", "\"k{0}\":\"\"", "}}", 5_000_000)]
    [InlineData("{\"__metadata__\":{", "\"k{0}\":\"\"", "}}", 40_000)]
    [InlineData("{\"__metadata__\":{\"k\":\"0", "aaaaaaaaaaaaaaaaaaaa", "\"}}", 5_000_000)]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1", ",1", "],\"data_offsets\":[0,4]}}", 5_000_000)]
    [InlineData("{\"a\":{\"l\":0", ",\"k\":0", "}}", 5_000_000)]
    [InlineData("{\"a\":{\"l\":[0", ",[0]", "]}}", 5_000_000)]
    [InlineData("{\"a\":{\"dtype\":\"0", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\"}}", 5_000_000)]
    [InlineData("{\"a\":{\"shape\":[1", "0000000000000000000000000000000000000000", "]}}", 5_000_000)]
    [InlineData("{\"a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\":0}", 5_000_000)]
    public void Parse_OfAHeaderMadeToCost_AllocatesHalfOfTheFileAtMost(
        string opening, string item, string closing, int length)
    {
        StringBuilder header = new(opening);
        var isList = opening[^1] == '{' || item[0] == '"';
        for (var i = 0; header.Length < length; i++)
        {
            header.Append(i > 0 && isList ? "," : "");
            header.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, item, i);
        }

        var file = File(header.Append(closing).ToString(), []);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Record.Exception(() => SafeTensors.Parse(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (file.Length / 2) + FixedCost);
    }

    [Fact]
    public void ReadFile_OfALargeFile_HoldsItOnce()
    {
        var path = Path.GetTempFileName();
        try
        {
            SafeTensorsWriter writer = new();
            writer.Add("a", [1000, 1000], new float[1_000_000]);
            writer.WriteFile(path);
            var values = new float[1_000_000];
            var before = GC.GetAllocatedBytesForCurrentThread();

            SafeTensors.ReadFile(path).Read("a", values);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 4_000_000, 4_000_000 + FixedCost);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    public void ReadFile_OfADevice_IsRefused(string path)
    {
        Assert.SkipUnless(System.IO.File.Exists(path), $"There is no {path} here.");
        Assert.Throws<SafeTensorsException>(() => SafeTensors.ReadFile(path));
    }

    [Fact]
    public void ReadFile_OfNoFile_SaysSo()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Assert.Throws<FileNotFoundException>(() => SafeTensors.ReadFile(path));
    }

    private static void AssertRefused(string header, string? key, string reason)
    {
        var refusal = Assert.Throws<SafeTensorsException>(() => SafeTensors.Parse(File(header, new byte[8])));
        Assert.Equal(key, refusal.Key);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private static bool ReadsTheSameShapes(byte[] bytes)
    {
        try
        {
            var file = SafeTensors.Parse(bytes);
            Assert.Equal<IEnumerable<int>>([[1, 2], [3]], file.Keys.Select(file.Shape));
            Assert.All(file.Keys, key => file.Read(key));
            Assert.InRange(file.Metadata.Count, 0, 1);
            return true;
        }
        catch (SafeTensorsException)
        {
            // The one permitted answer to damage.
            return false;
        }
    }

    private static void AssertAllocatesLittle(byte[] file, Action<byte[]> parse)
    {
        // Whoever goes a way for the first time pays for what the runtime sets up there: once, so it is tried again.
        var allocated = Measure();
        Assert.InRange(allocated > FixedCost ? Measure() : allocated, 0, FixedCost);

        long Measure()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            parse(file);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static byte[] File(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }
}
