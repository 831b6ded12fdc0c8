using System.Text;
using System.Text.Json;

namespace MoodLab.Neural.Serialization;

/// <summary>
/// A name in a JSON header, known by its place and a hash, so that it costs 8 bytes however long it is.
/// </summary>
/// <param name="At">Where its opening quote stands in the header.</param>
/// <param name="Hash">Hash of its UTF-8 bytes, different in every process, so that no file is made to collide.</param>
internal readonly record struct HeaderString(int At, int Hash)
{
    /// <summary>The longest name in bytes, escapes as they are written.</summary>
    public const int MostBytes = 512;

    /// <summary>Takes the name at which a reader stands.</summary>
    /// <param name="reader">The reader of the whole header.</param>
    /// <exception cref="JsonException">The name is too long.</exception>
    /// <exception cref="InvalidOperationException">The name is no valid text.</exception>
    public static HeaderString From(in Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > MostBytes)
        {
            throw new JsonException($"A name has more than {MostBytes} bytes.");
        }

        Span<byte> name = stackalloc byte[MostBytes];
        return new HeaderString((int)reader.TokenStartIndex, HashOf(name[..reader.CopyString(name)]));
    }

    /// <summary>Gets the hash by which a name is looked for; null where it is too long for any header.</summary>
    /// <param name="name">The name.</param>
    public static int? HashOf(string name)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        return Encoding.UTF8.TryGetBytes(name, bytes, out var length) ? HashOf(bytes[..length]) : null;
    }

    /// <summary>Gets whether this is a name.</summary>
    /// <param name="json">The header.</param>
    /// <param name="name">The name.</param>
    /// <param name="hash">Its hash.</param>
    public bool Is(ReadOnlySpan<byte> json, string name, int hash) =>
        Hash == hash && ReaderAt(json, At).ValueTextEquals(name);

    /// <summary>Gets whether this and another say the same.</summary>
    /// <param name="json">The header of both.</param>
    /// <param name="other">The other.</param>
    public bool Is(ReadOnlySpan<byte> json, HeaderString other)
    {
        if (Hash != other.Hash)
        {
            return false;
        }

        Span<byte> name = stackalloc byte[MostBytes];
        var length = ReaderAt(json, other.At).CopyString(name);
        return ReaderAt(json, At).ValueTextEquals(name[..length]);
    }

    /// <summary>Reads the name.</summary>
    /// <param name="json">The header.</param>
    public string Read(ReadOnlySpan<byte> json) => ReaderAt(json, At).GetString()!;

    /// <summary>Reads a header again from a value that has been read before.</summary>
    /// <param name="json">The header.</param>
    /// <param name="at">Where the value begins.</param>
    /// <returns>A reader that stands at the value's first token.</returns>
    public static Utf8JsonReader ReaderAt(ReadOnlySpan<byte> json, int at)
    {
        Utf8JsonReader reader = new(json[at..]);
        reader.Read();
        return reader;
    }

    private static int HashOf(ReadOnlySpan<byte> name)
    {
        HashCode hash = default;
        hash.AddBytes(name);
        return hash.ToHashCode();
    }
}
