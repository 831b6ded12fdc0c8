using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MoodLab.Neural.Serialization;

/// <summary>
/// A read safetensors file: named arrays of numbers and text metadata. The format is an 8-byte little-endian header
/// length, a JSON header that gives each tensor's type, shape and byte range, and the bytes. Reading is strict: the
/// ranges must fit their shapes and together cover the data exactly once. The file's bytes are held once; beyond them,
/// opening allocates at most half of the header's length, whatever it says, and a few thousand bytes.
/// </summary>
public sealed class SafeTensors
{
    private const int HeaderLengthBytes = 8;

    // As in the reference reader.
    private const int MostHeaderBytes = 100_000_000;

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

        if (headerLength > MostHeaderBytes)
        {
            throw new SafeTensorsException(
                $"The header has {headerLength} bytes, more than the {MostHeaderBytes} of the format.");
        }

        _dataStart = HeaderLengthBytes + (int)headerLength;
        _header = new SafeTensorsHeader(
            file.AsMemory(HeaderLengthBytes, (int)headerLength), file.Length - _dataStart);
    }

    /// <summary>Gets the names of the tensors, in the order of their bytes.</summary>
    public IEnumerable<string> Keys => _header.Names;

    /// <summary>Gets the text that travels with the tensors; each is read when it is asked for.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Texts;

    /// <summary>Gets the length of the file in bytes.</summary>
    public long Length => _file.Length;

    /// <summary>Reads a file from memory.</summary>
    /// <param name="file">All of it, which must not change afterwards.</param>
    /// <exception cref="SafeTensorsException">The file is damaged.</exception>
    public static SafeTensors Parse(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new SafeTensors(file);
    }

    /// <summary>Reads a file, once.</summary>
    /// <param name="path">The file, smaller than 2 GB.</param>
    /// <exception cref="SafeTensorsException">The file is damaged or too large.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafeTensors ReadFile(string path)
    {
        // Looked at before reading: a device may have no length and yet no end.
        var length = new FileInfo(path).Length;
        return length > Array.MaxLength
            ? throw new SafeTensorsException("The file is larger than 2 GB.")
            : new SafeTensors(length == 0 ? [] : File.ReadAllBytes(path));
    }

    /// <summary>Gets the SHA-256 of the whole file, in lower-case hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(_file));

    /// <summary>Gets whether there is a tensor of a name.</summary>
    /// <param name="key">The name.</param>
    public bool Contains(string key) => _header.Find(key) is not null;

    /// <summary>Gets the shape of a tensor.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="SafeTensorsException">There is no such tensor.</exception>
    public IReadOnlyList<int> Shape(string key) => _header.Shape(Find(key));

    /// <summary>Reads a tensor as 32-bit floats, whatever it is stored as.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>The numbers, row-major.</returns>
    /// <exception cref="SafeTensorsException">There is no such tensor.</exception>
    public float[] Read(string key)
    {
        var entry = Find(key);
        var values = new float[(entry.End - entry.Start) / Size(entry.Type)];
        Decode(entry, values);
        return values;
    }

    /// <summary>Reads a tensor as 32-bit floats into memory that is there already.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="values">Takes the numbers, row-major.</param>
    /// <exception cref="SafeTensorsException">There is no such tensor, or it has another length.</exception>
    public void Read(string key, Span<float> values)
    {
        var entry = Find(key);
        var length = (entry.End - entry.Start) / Size(entry.Type);
        if (length != values.Length)
        {
            throw new SafeTensorsException($"has {length} numbers, but {values.Length} are needed.", key);
        }

        Decode(entry, values);
    }

    internal static int Size(TensorType type) => type == TensorType.F32 ? 4 : 2;

    private void Decode(SafeTensorsEntry entry, Span<float> values)
    {
        var bytes = _file.AsSpan(_dataStart + entry.Start, entry.End - entry.Start);
        if (entry.Type == TensorType.F32 && BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(values));
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = entry.Type switch
            {
                TensorType.F32 => BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * 4)..]),
                TensorType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * 2)..]),
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]) << 16),
            };
        }
    }

    private SafeTensorsEntry Find(string key) =>
        _header.Find(key) ?? throw new SafeTensorsException("is missing.", key);
}
