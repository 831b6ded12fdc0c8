namespace MoodLab.Learning.Words;

/// <summary>A text that is no sequence of words.</summary>
/// <param name="position">Which word, counted from 0.</param>
/// <param name="reason">What is wrong with it.</param>
public sealed class WordFormatException(long position, string reason)
    : FormatException(FormattableString.Invariant($"Word {position}: {reason}"))
{
    /// <summary>Gets which word is wrong, counted from 0.</summary>
    public long Position { get; } = position;
}
