using System.Buffers.Binary;

namespace MoodLab.Neural.Serialization;

/// <summary>
/// A read safetensors file: named arrays of numbers and text metadata. The format is an 8-byte little-endian header
/// length, a JSON header that gives each tensor's type, shape and byte range, and the bytes. Reading is strict: ranges
/// must lie within the file, not overlap, and fit their shapes. Whatever a header says, opening a file allocates at
/// most ten times its size.
/// </summary>
public sealed class SafeTensors
{
    private const int HeaderLengthBytes = 8;

    private readonly byte[] _file;
    private readonly int _dataStart;
    private readonly SafeTensorsHeader _header;

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
        _header = new SafeTensorsHeader(
            file.AsSpan(HeaderLengthBytes, (int)headerLength), file.Length - _dataStart);
    }

    /// <summary>Gets the names of the tensors, in the order of the header.</summary>
    public IReadOnlyCollection<string> Keys => _header.Entries.Keys;

    /// <summary>Gets the text that travels with the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

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

    private SafeTensorsEntry Find(string key) => _header.Entries.TryGetValue(key, out var entry)
        ? entry
        : throw new SafeTensorsException("is missing.", key);
}
