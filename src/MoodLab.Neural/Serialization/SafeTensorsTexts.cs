using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MoodLab.Neural.Serialization;

/// <summary>The texts of a header, each read from it when asked for.</summary>
/// <param name="json">The header.</param>
/// <param name="texts">Where names and values stand.</param>
internal sealed class SafeTensorsTexts(ReadOnlyMemory<byte> json, List<(HeaderString Name, int ValueAt)> texts)
    : IReadOnlyDictionary<string, string>
{
    /// <inheritdoc/>
    public int Count => texts.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => texts.Select(text => text.Name.Read(json.Span));

    /// <inheritdoc/>
    public IEnumerable<string> Values => texts.Select(text => Read(text.Name, text.ValueAt));

    /// <inheritdoc/>
    public string this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no text '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Find(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var i = Find(key);
        value = i < 0 ? null : Read(texts[i].Name, texts[i].ValueAt);
        return i >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        Keys.Zip(Values, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return HeaderString.HashOf(key) is { } hash
            ? texts.FindIndex(text => text.Name.Is(json.Span, key, hash))
            : -1;
    }

    private string Read(HeaderString name, int valueAt)
    {
        try
        {
            return HeaderString.ReaderAt(json.Span, valueAt).GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new SafeTensorsException(
                $"The text '{name.Read(json.Span)}' of the header cannot be read: {exception.Message}");
        }
    }
}
