namespace MoodLab.Learning.Words;

/// <summary>Words as text: separated by single spaces.</summary>
public static class WordText
{
    /// <summary>Writes words.</summary>
    /// <param name="words">The words.</param>
    public static string Format(IEnumerable<Word> words) => string.Join(' ', words);

    /// <summary>Reads words, separated by any white space.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="WordFormatException">A word is none; the message says which one and why.</exception>
    public static List<Word> Parse(ReadOnlySpan<char> text)
    {
        List<Word> words = [];
        while (!(text = text.TrimStart()).IsEmpty)
        {
            var length = 0;
            while (length < text.Length && !char.IsWhiteSpace(text[length]))
            {
                length++;
            }

            words.Add(Word.Parse(text[..length], words.Count));
            text = text[length..];
        }

        return words;
    }
}
