using System.Buffers.Binary;
using System.Text;
using MoodLab.Neural.Serialization;

namespace MoodLab.Neural.Tests.Serialization;

public sealed class SafeTensorsTests
{
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
            "twice");

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
            """{"a":{"strides":[[1],{}],"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", new byte[8]));
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
        var file = File("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4]);
        for (var length = 0; length < file.Length; length++)
        {
            Assert.Throws<SafeTensorsException>(() => SafeTensors.Parse(file[..length]));
        }
    }

    [Fact]
    public void Parse_WithAnyByteChanged_ReadsOrRefuses()
    {
        var file = File("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4]);
        for (var i = 0; i < file.Length; i++)
        {
            for (var value = 0; value < 256; value++)
            {
                var damaged = file.ToArray();
                damaged[i] = (byte)value;
                try
                {
                    SafeTensors.Parse(damaged);
                }
                catch (SafeTensorsException)
                {
                    // The one permitted answer to damage.
                }
            }
        }
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(1UL << 31)]
    public void Parse_OfAnOversizedHeader_IsRefusedWithoutAllocatingIt(ulong length)
    {
        var file = File("{}", new byte[100]);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<SafeTensorsException>(() => SafeTensors.Parse(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Theory]
    [InlineData("tensors", "\"k{0}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}", "", "")]
    [InlineData("texts", "\"k{0}\":\"\"", "\"__metadata__\":{", "}")]
    [InlineData("sizes", "1", "\"a\":{\"dtype\":\"F32\",\"shape\":[", "],\"data_offsets\":[0,4]}")]
    [InlineData("fields", "\"k\":0", "\"a\":{", "}")]
    [InlineData("name", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\"", "\":0")]
    public void Parse_OfAHeaderMadeToCost_AllocatesASmallMultipleOfTheFile(
        string kind, string item, string opening, string closing)
    {
        StringBuilder header = new("{" + opening);
        for (var i = 0; header.Length < 5_000_000; i++)
        {
            header.Append(i == 0 || kind == "name" ? "" : ",");
            header.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, item, i);
        }

        var file = File(header.Append(closing).Append('}').ToString(), new byte[4]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<SafeTensorsException>(() => SafeTensors.Parse(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10L * file.Length);
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

    private static byte[] File(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }
}
