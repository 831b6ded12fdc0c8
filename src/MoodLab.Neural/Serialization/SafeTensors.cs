using System.Buffers.Binary;
using System.Text.Json;

namespace MoodLab.Neural.Serialization;

/// <summary>
/// A read safetensors file: named arrays of numbers and text metadata. The format is an 8-byte little-endian header
/// length, a JSON header that gives each tensor's type, shape and byte range, and the bytes. Reading is strict: ranges
/// must lie within the file, not overlap, and fit their shapes. Nothing in a header makes the reader allocate more than
/// twice the file's size.
/// </summary>
public sealed class SafeTensors
{
    private const string MetadataKey = "__metadata__";
    private const int HeaderLengthBytes = 8;

    private readonly byte[] _file;
    private readonly int _dataStart;
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Dictionary<string, string> _metadata = [];

    private SafeTensors(byte[] file)
    {
        _file = file;
        if (file.Length < HeaderLengthBytes)
        {
            throw new SafeTensorsException($"The file has {file.Length} bytes, too few for a header.");
        }

        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (headerLength > (ulong)(file.Length - HeaderLengthBytes))
        {
            throw new SafeTensorsException(
                $"The header claims {headerLength} bytes, but only {file.Length - HeaderLengthBytes} follow.");
        }

        _dataStart = HeaderLengthBytes + (int)headerLength;
        try
        {
            using var header = JsonDocument.Parse(file.AsMemory(HeaderLengthBytes, (int)headerLength));
            ReadHeader(header.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new SafeTensorsException("The header is no valid JSON object of tensors: " + exception.Message);
        }

        RefuseOverlaps();
    }

    /// <summary>Gets the names of the tensors, in the order of the header.</summary>
    public IReadOnlyCollection<string> Keys => _entries.Keys;

    /// <summary>Gets the text that travels with the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Reads a file from memory.</summary>
    /// <param name="file">All of it.</param>
    /// <exception cref="SafeTensorsException">The file is damaged.</exception>
    public static SafeTensors Parse(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new SafeTensors(file);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, smaller than 2 GB.</param>
    /// <exception cref="SafeTensorsException">The file is damaged or too large.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafeTensors ReadFile(string path)
    {
        if (new FileInfo(path).Length > Array.MaxLength)
        {
            throw new SafeTensorsException("The file is larger than 2 GB.");
        }

        return new SafeTensors(File.ReadAllBytes(path));
    }

    /// <summary>Gets the shape of a tensor.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="SafeTensorsException">There is no such tensor.</exception>
    public IReadOnlyList<int> Shape(string key) => Find(key).Shape;

    /// <summary>Reads a tensor as 32-bit floats, whatever it is stored as.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>The numbers, row-major.</returns>
    /// <exception cref="SafeTensorsException">There is no such tensor.</exception>
    public float[] Read(string key)
    {
        var entry = Find(key);
        var bytes = _file.AsSpan(_dataStart + entry.Start, entry.End - entry.Start);
        var values = new float[bytes.Length / Size(entry.Type)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = entry.Type switch
            {
                TensorType.F32 => BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * 4)..]),
                TensorType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * 2)..]),
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]) << 16),
            };
        }

        return values;
    }

    internal static int Size(TensorType type) => type == TensorType.F32 ? 4 : 2;

    private Entry Find(string key) =>
        _entries.TryGetValue(key, out var entry) ? entry : throw new SafeTensorsException("is missing.", key);

    private void ReadHeader(JsonElement header)
    {
        foreach (var property in header.EnumerateObject())
        {
            if (property.Name == MetadataKey)
            {
                foreach (var text in property.Value.EnumerateObject())
                {
                    _metadata[text.Name] = text.Value.GetString() ?? "";
                }
            }
            else if (!_entries.TryAdd(property.Name, ReadEntry(property.Name, property.Value)))
            {
                throw new SafeTensorsException("stands twice in the header.", property.Name);
            }
        }
    }

    private Entry ReadEntry(string key, JsonElement value)
    {
        if (!value.TryGetProperty("dtype", out var dtype)
            || !value.TryGetProperty("shape", out var shape)
            || !value.TryGetProperty("data_offsets", out var offsets)
            || offsets.GetArrayLength() != 2)
        {
            throw new SafeTensorsException("lacks dtype, shape or two data_offsets.", key);
        }

        if (!Enum.TryParse<TensorType>(dtype.GetString(), out var type))
        {
            throw new SafeTensorsException($"has type {dtype}, but only F32, F16 and BF16 are read.", key);
        }

        int[] sizes = [.. shape.EnumerateArray().Select(size => size.GetInt32())];
        long start = offsets[0].GetInt64(), end = offsets[1].GetInt64(), available = _file.Length - _dataStart;
        if (start < 0 || end < start || end > available)
        {
            throw new SafeTensorsException($"lies at {start}..{end}, outside the {available} bytes of data.", key);
        }

        // Compared in doubles, which cannot overflow; byte counts of real files are exact in them.
        var expected = sizes.Aggregate((double)Size(type), (product, size) => product * size);
        if (sizes.Any(size => size < 0) || expected != end - start)
        {
            throw new SafeTensorsException(
                $"has shape [{string.Join(", ", sizes)}] of {type}, which are {expected} bytes, but holds {end - start}.",
                key);
        }

        return new Entry(type, sizes, (int)start, (int)end);
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

    private sealed record Entry(TensorType Type, int[] Shape, int Start, int End);
}
