using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.Words;

/// <summary>Every word but the longer waits.</summary>
internal static class AllWords
{
    /// <summary>The longest wait in the list.</summary>
    public const int LongestWait = 64;

    /// <summary>The words in no particular order.</summary>
    public static IReadOnlyList<Word> List { get; } =
    [
        Word.End,
        .. TempoBin.All.Select(tempo => new Word(WordKind.Tempo, tempo)),
        .. Enumerable.Range(1, 31).Select(velocity => new Word(WordKind.Velocity, velocity * Word.VelocityStep)),
        .. NoteLength.All.Select(Word.Duration),
        .. Enumerable.Range(33, 60).Select(pitch => new Word(WordKind.Note, pitch)),
        .. Enumerable.Range(1, LongestWait).Select(steps => new Word(WordKind.Wait, steps)),
    ];
}
