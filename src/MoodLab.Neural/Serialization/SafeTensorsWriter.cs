using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Serialization;

/// <summary>
/// Collects tensors and writes them as a safetensors file, which appears whole or not at all.
/// </summary>
public sealed class SafeTensorsWriter
{
    // How many numbers are encoded at a time.
    private const int Block = 16_384;

    private readonly List<(string Key, int[] Shape, float[] Values, TensorType Type)> _tensors = [];
    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <summary>Adds a tensor.</summary>
    /// <param name="key">Its name, new in this file.</param>
    /// <param name="shape">Its sizes.</param>
    /// <param name="values">Its numbers, row-major; copied.</param>
    /// <param name="type">How to store them.</param>
    /// <exception cref="ArgumentException">The shape does not fit, or the name is taken or reserved.</exception>
    public void Add(string key, ReadOnlySpan<int> shape, ReadOnlySpan<float> values, TensorType type = TensorType.F32)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key == SafeTensorsHeader.MetadataKey || _tensors.Any(tensor => tensor.Key == key))
        {
            throw new ArgumentException($"The name '{key}' is taken.", nameof(key));
        }

        // In doubles, which cannot overflow into a fitting number.
        double length = 1;
        foreach (var size in shape)
        {
            length *= size >= 0 ? size : double.NaN;
        }

        if (length != values.Length)
        {
            throw new ArgumentException(
                $"{key}: the shape {Shapes.Describe(shape)} does not hold {values.Length} numbers.", nameof(shape));
        }

        _tensors.Add((key, shape.ToArray(), values.ToArray(), type));
    }

    /// <summary>Adds a text.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The text.</param>
    public void AddMetadata(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _metadata[key] = value;
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where; a file that is there is replaced.</param>
    /// <exception cref="IOException">The disk refuses; the file that was there is untouched.</exception>
    public void WriteFile(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">Where.</param>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var header = JsonSerializer.SerializeToUtf8Bytes(Header());

        // Padded with spaces to a multiple of 8, so that the numbers are aligned.
        var padded = (header.Length + 7) / 8 * 8;
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded);
        stream.Write(length);
        stream.Write(header);
        stream.Write("       "u8[..(padded - header.Length)]);
        var block = new byte[Block * sizeof(float)];
        foreach (var (_, _, values, type) in _tensors)
        {
            for (var start = 0; start < values.Length; start += Block)
            {
                var part = values.AsSpan(start, Math.Min(Block, values.Length - start));
                Encode(part, type, block);
                stream.Write(block.AsSpan(0, part.Length * SafeTensors.Size(type)));
            }
        }
    }

    private static void Encode(ReadOnlySpan<float> values, TensorType type, Span<byte> bytes)
    {
        var size = SafeTensors.Size(type);
        for (var i = 0; i < values.Length; i++)
        {
            var to = bytes[(i * size)..];
            switch (type)
            {
                case TensorType.F32:
                    BinaryPrimitives.WriteSingleLittleEndian(to, values[i]);
                    break;
                case TensorType.F16:
                    BinaryPrimitives.WriteHalfLittleEndian(to, (Half)values[i]);
                    break;
                default:
                    BinaryPrimitives.WriteUInt16LittleEndian(to, ToBrainFloat(values[i]));
                    break;
            }
        }
    }

    // Rounded to the nearest, ties to even; not-a-number stays one.
    private static ushort ToBrainFloat(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? (ushort)0x7FC0 : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    private JsonObject Header()
    {
        JsonObject header = [];
        if (_metadata.Count > 0)
        {
            JsonObject metadata = [];
            foreach (var (key, value) in _metadata)
            {
                metadata[key] = value;
            }

            header[SafeTensorsHeader.MetadataKey] = metadata;
        }

        long offset = 0;
        foreach (var (key, shape, values, type) in _tensors)
        {
            var end = offset + ((long)values.Length * SafeTensors.Size(type));
            header[key] = new JsonObject
            {
                ["dtype"] = type.ToString(),
                ["shape"] = new JsonArray([.. shape.Select(size => (JsonNode)size)]),
                ["data_offsets"] = new JsonArray(offset, end),
            };
            offset = end;
        }

        return header;
    }
}
