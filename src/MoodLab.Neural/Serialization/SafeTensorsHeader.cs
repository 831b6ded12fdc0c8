using System.Text.Json;

namespace MoodLab.Neural.Serialization;

/// <summary>
/// The parsed header of a safetensors file. It is read token by token, without a document in between, and stops at the
/// first thing that is wrong or too much. What is kept of it is 24 bytes for a tensor, half of the least that one takes
/// in the header, and 12 for each of a few texts.
/// </summary>
internal sealed class SafeTensorsHeader
{
    /// <summary>The key under which the header holds its texts.</summary>
    public const string MetadataKey = "__metadata__";

    // Far above any model of ours (some hundred tensors), and low enough to bound what many tiny entries cost.
    private const int MostTensors = 8_192;
    private const int MostTexts = 256;
    private const int MostDimensions = 8;

    // "":{"dtype":"F32","shape":[],"data_offsets":[0,0]}
    private const int LeastBytesOfTensor = 50;

    private readonly ReadOnlyMemory<byte> _json;
    private readonly List<SafeTensorsEntry> _entries;
    private readonly List<(HeaderString Name, int ValueAt)> _texts = [];
    private readonly int _available;
    private bool _hasTexts;

    /// <summary>Reads a header.</summary>
    /// <param name="json">The bytes of the header, which must not change afterwards.</param>
    /// <param name="available">Bytes that follow it.</param>
    /// <exception cref="SafeTensorsException">The header is damaged or does not fit the file.</exception>
    public SafeTensorsHeader(ReadOnlyMemory<byte> json, int available)
    {
        _json = json;
        _available = available;
        _entries = new List<SafeTensorsEntry>(Math.Min(json.Length / LeastBytesOfTensor, MostTensors));
        Utf8JsonReader reader = new(json.Span);
        try
        {
            reader.Read();
            Read(ref reader);

            // Goes to the end, where anything but white space is an error.
            reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new SafeTensorsException(
                $"The header is no valid JSON object of tensors: {exception.Message} (byte {reader.TokenStartIndex})");
        }

        RequireEveryByteOnce();
        Texts = new SafeTensorsTexts(json, _texts);
    }

    /// <summary>Gets the texts.</summary>
    public SafeTensorsTexts Texts { get; }

    /// <summary>Gets the names of the tensors, in the order of their bytes.</summary>
    public IEnumerable<string> Names => _entries.Select(entry => entry.Name.Read(_json.Span));

    /// <summary>Finds a tensor; null where there is none of that name.</summary>
    /// <param name="key">Its name.</param>
    public SafeTensorsEntry? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (HeaderString.HashOf(key) is { } hash)
        {
            foreach (var entry in _entries)
            {
                if (entry.Name.Is(_json.Span, key, hash))
                {
                    return entry;
                }
            }
        }

        return null;
    }

    /// <summary>Reads the shape of a tensor.</summary>
    /// <param name="entry">The tensor.</param>
    public int[] Shape(SafeTensorsEntry entry)
    {
        var reader = HeaderString.ReaderAt(_json.Span, entry.ShapeAt);
        Span<int> sizes = stackalloc int[MostDimensions];
        return sizes[..ReadShape(ref reader, sizes, entry.Name)].ToArray();
    }

    private static void Expect(in Utf8JsonReader reader, JsonTokenType expected)
    {
        if (reader.TokenType != expected)
        {
            throw new JsonException($"{expected} was expected, but {reader.TokenType} was found.");
        }
    }

    private static (long Start, long End) ReadOffsets(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartArray);
        reader.Read();
        var start = reader.GetInt64();
        reader.Read();
        var end = reader.GetInt64();
        reader.Read();
        Expect(reader, JsonTokenType.EndArray);
        return (start, end);
    }

    private SafeTensorsException Refusal(HeaderString name, string reason) => new(reason, name.Read(_json.Span));

    private TensorType ReadType(ref Utf8JsonReader reader, HeaderString name)
    {
        Expect(reader, JsonTokenType.String);
        return reader.ValueTextEquals("F32"u8) ? TensorType.F32
            : reader.ValueTextEquals("F16"u8) ? TensorType.F16
            : reader.ValueTextEquals("BF16"u8) ? TensorType.BF16
            : throw Refusal(name, "has a type of numbers other than F32, F16 and BF16.");
    }

    private int ReadShape(ref Utf8JsonReader reader, scoped Span<int> sizes, HeaderString name)
    {
        Expect(reader, JsonTokenType.StartArray);
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == MostDimensions)
            {
                throw Refusal(name, $"has more than {MostDimensions} dimensions.");
            }

            sizes[count] = reader.GetInt32();
            if (sizes[count] < 0)
            {
                throw Refusal(name, $"has a dimension of size {sizes[count]}.");
            }

            count++;
        }

        return count;
    }

    private void Read(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(MetadataKey))
            {
                reader.Read();
                ReadTexts(ref reader);
                continue;
            }

            var name = HeaderString.From(reader);
            if (_entries.Count == MostTensors)
            {
                throw new SafeTensorsException($"The header lists more than {MostTensors} tensors.");
            }

            foreach (var other in _entries)
            {
                if (name.Is(_json.Span, other.Name))
                {
                    throw Refusal(name, "stands twice in the header.");
                }
            }

            reader.Read();
            _entries.Add(ReadEntry(ref reader, name));
        }
    }

    private void ReadTexts(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartObject);
        if (_hasTexts)
        {
            throw new SafeTensorsException($"'{MetadataKey}' stands twice in the header.");
        }

        _hasTexts = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = HeaderString.From(reader);
            if (_texts.Count == MostTexts)
            {
                throw new SafeTensorsException($"The header holds more than {MostTexts} texts.");
            }

            foreach (var (other, _) in _texts)
            {
                if (name.Is(_json.Span, other))
                {
                    throw new SafeTensorsException($"The text '{name.Read(_json.Span)}' stands twice in the header.");
                }
            }

            reader.Read();
            Expect(reader, JsonTokenType.String);
            _texts.Add((name, (int)reader.TokenStartIndex));
        }
    }

    private SafeTensorsEntry ReadEntry(ref Utf8JsonReader reader, HeaderString name)
    {
        Expect(reader, JsonTokenType.StartObject);
        Span<int> sizes = stackalloc int[MostDimensions];
        TensorType? type = null;
        int? shapeAt = null;
        var dimensions = 0;
        (long Start, long End)? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("dtype"u8) && RequireFirst(type is null, name))
            {
                reader.Read();
                type = ReadType(ref reader, name);
            }
            else if (reader.ValueTextEquals("shape"u8) && RequireFirst(shapeAt is null, name))
            {
                reader.Read();
                shapeAt = (int)reader.TokenStartIndex;
                dimensions = ReadShape(ref reader, sizes, name);
            }
            else if (reader.ValueTextEquals("data_offsets"u8) && RequireFirst(offsets is null, name))
            {
                reader.Read();
                offsets = ReadOffsets(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        if (type is not { } stored || shapeAt is not { } at || offsets is not { } range)
        {
            throw Refusal(name, "lacks dtype, shape or data_offsets.");
        }

        RequireFit(name, stored, sizes[..dimensions], range.Start, range.End);
        return new SafeTensorsEntry(name, stored, at, (int)range.Start, (int)range.End);
    }

    private bool RequireFirst(bool isFirst, HeaderString name) =>
        isFirst ? isFirst : throw Refusal(name, "states its dtype, shape or data_offsets twice.");

    private void RequireFit(HeaderString name, TensorType type, ReadOnlySpan<int> shape, long start, long end)
    {
        if (start < 0 || end < start || end > _available)
        {
            throw Refusal(name, $"lies at {start}..{end}, outside the {_available} bytes of data.");
        }

        // In doubles, which eight sizes cannot overflow, and which hold the byte counts of real files exactly.
        double expected = SafeTensors.Size(type);
        foreach (var size in shape)
        {
            expected *= size;
        }

        if (expected != end - start)
        {
            throw Refusal(
                name, $"has shape [{string.Join(", ", shape.ToArray())}] of {type}, but holds {end - start} bytes.");
        }
    }

    // No tensor reaches into another, and none of the data is left over, where something could be hidden or lost.
    private void RequireEveryByteOnce()
    {
        _entries.Sort(static (a, b) => (a.Start, a.End, a.Name.At).CompareTo((b.Start, b.End, b.Name.At)));
        var last = 0;
        foreach (var entry in _entries)
        {
            if (entry.Start < last)
            {
                throw Refusal(entry.Name, $"begins at {entry.Start}, within another that ends at {last}.");
            }

            if (entry.Start > last)
            {
                throw Refusal(entry.Name, $"begins at {entry.Start}, after a gap from {last} on.");
            }

            last = entry.End;
        }

        if (last != _available)
        {
            throw new SafeTensorsException($"{_available - last} bytes at the end of the file belong to no tensor.");
        }
    }
}
