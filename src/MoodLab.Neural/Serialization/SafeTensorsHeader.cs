using System.Text.Json;

namespace MoodLab.Neural.Serialization;

/// <summary>
/// The parsed header of a safetensors file. It is read token by token, without a document in between, and stops at the
/// first thing that is wrong or too much, so that a crafted header costs little more than its own length.
/// </summary>
internal sealed class SafeTensorsHeader
{
    /// <summary>The key under which the header holds its texts.</summary>
    public const string MetadataKey = "__metadata__";

    // Far above any model of ours (some hundred tensors), and low enough to bound what many tiny entries cost.
    private const int MostTensors = 65_536;
    private const int MostTexts = 4_096;
    private const int MostDimensions = 8;

    private readonly Dictionary<string, SafeTensorsEntry> _entries = [];
    private readonly Dictionary<string, string> _metadata = [];
    private readonly int _available;

    /// <summary>Reads a header.</summary>
    /// <param name="json">The bytes of the header.</param>
    /// <param name="available">Bytes that follow it.</param>
    /// <exception cref="SafeTensorsException">The header is damaged or does not fit the file.</exception>
    public SafeTensorsHeader(ReadOnlySpan<byte> json, int available)
    {
        _available = available;
        Utf8JsonReader reader = new(json);
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

        RefuseOverlaps();
    }

    /// <summary>Gets where each tensor lies.</summary>
    public Dictionary<string, SafeTensorsEntry> Entries => _entries;

    /// <summary>Gets the texts.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    private static void Expect(in Utf8JsonReader reader, JsonTokenType expected)
    {
        if (reader.TokenType != expected)
        {
            throw new JsonException($"{expected} was expected, but {reader.TokenType} was found.");
        }
    }

    private static TensorType ReadType(ref Utf8JsonReader reader, string key)
    {
        Expect(reader, JsonTokenType.String);
        foreach (var type in Enum.GetValues<TensorType>())
        {
            if (reader.ValueTextEquals(type.ToString()))
            {
                return type;
            }
        }

        throw new SafeTensorsException("has a type of numbers other than F32, F16 and BF16.", key);
    }

    private static int[] ReadShape(ref Utf8JsonReader reader, string key)
    {
        Expect(reader, JsonTokenType.StartArray);
        Span<int> sizes = stackalloc int[MostDimensions];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == MostDimensions)
            {
                throw new SafeTensorsException($"has more than {MostDimensions} dimensions.", key);
            }

            sizes[count] = reader.GetInt32();
            if (sizes[count] < 0)
            {
                throw new SafeTensorsException($"has a dimension of size {sizes[count]}.", key);
            }

            count++;
        }

        return sizes[..count].ToArray();
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

    private void Read(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (key == MetadataKey)
            {
                ReadMetadata(ref reader);
            }
            else if (_entries.Count == MostTensors)
            {
                throw new SafeTensorsException($"The header lists more than {MostTensors} tensors.");
            }
            else if (!_entries.TryAdd(key, ReadEntry(ref reader, key)))
            {
                throw new SafeTensorsException("stands twice in the header.", key);
            }
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Expect(reader, JsonTokenType.String);
            if (_metadata.Count == MostTexts)
            {
                throw new SafeTensorsException($"The header holds more than {MostTexts} texts.");
            }

            _metadata[name] = reader.GetString()!;
        }
    }

    private SafeTensorsEntry ReadEntry(ref Utf8JsonReader reader, string key)
    {
        Expect(reader, JsonTokenType.StartObject);
        TensorType? type = null;
        int[]? shape = null;
        (long Start, long End)? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("dtype"u8))
            {
                reader.Read();
                type = ReadType(ref reader, key);
            }
            else if (reader.ValueTextEquals("shape"u8))
            {
                reader.Read();
                shape = ReadShape(ref reader, key);
            }
            else if (reader.ValueTextEquals("data_offsets"u8))
            {
                reader.Read();
                offsets = ReadOffsets(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return type is not null && shape is not null && offsets is not null
            ? Locate(key, type.Value, shape, offsets.Value.Start, offsets.Value.End)
            : throw new SafeTensorsException("lacks dtype, shape or data_offsets.", key);
    }

    private SafeTensorsEntry Locate(string key, TensorType type, int[] shape, long start, long end)
    {
        if (start < 0 || end < start || end > _available)
        {
            throw new SafeTensorsException($"lies at {start}..{end}, outside the {_available} bytes of data.", key);
        }

        // In doubles, which eight sizes cannot overflow, and which hold the byte counts of real files exactly.
        var expected = shape.Aggregate((double)SafeTensors.Size(type), (product, size) => product * size);
        return expected == end - start
            ? new SafeTensorsEntry(type, shape, (int)start, (int)end)
            : throw new SafeTensorsException(
                $"has shape [{string.Join(", ", shape)}] of {type}, but holds {end - start} bytes.", key);
    }

    private void RefuseOverlaps()
    {
        var last = 0;
        foreach (var (key, entry) in _entries.OrderBy(pair => pair.Value.Start).ThenBy(pair => pair.Value.End))
        {
            if (entry.Start < last)
            {
                throw new SafeTensorsException($"begins at {entry.Start}, within another that ends at {last}.", key);
            }

            last = entry.End;
        }
    }
}
