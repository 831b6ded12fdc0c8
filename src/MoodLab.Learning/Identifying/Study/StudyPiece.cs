using MoodLab.Learning.Datasets;
using MoodLab.Music.Midi;
using MoodLab.Music.Rolls;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>What the study's networks read of a piece.</summary>
/// <param name="Piece">Which it is.</param>
/// <param name="Roll">Its roll.</param>
/// <param name="Length">
/// The end of its last note in seconds at 120 quarter notes a minute: the study's feature looks at no tempo.
/// </param>
/// <param name="NotesByTenth">How many notes begin in each tenth of that length.</param>
internal sealed record StudyPiece(ComposerPiece Piece, PianoRoll Roll, double Length, IReadOnlyList<int> NotesByTenth)
{
    /// <summary>Into how many parts a piece is divided where it is read by itself.</summary>
    public const int Tenths = 10;

    private const double SecondsPerQuarter = 0.5;

    /// <summary>Gets the number of notes.</summary>
    public int Notes => NotesByTenth.Sum();

    /// <summary>Reads pieces.</summary>
    /// <param name="corpus">Where they are.</param>
    /// <param name="pieces">Which.</param>
    /// <param name="options">How their rolls are made.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <exception cref="CorpusException">A file has gone or changed since the corpus was read.</exception>
    public static StudyPiece[] Read(
        ComposerCorpus corpus, IReadOnlyList<ComposerPiece> pieces, RollOptions options,
        CancellationToken cancellationToken)
    {
        var read = new StudyPiece?[pieces.Count];
        var reasons = new string?[pieces.Count];
        Parallel.For(
            0, pieces.Count, new ParallelOptions { CancellationToken = cancellationToken },
            i => (read[i], reasons[i]) = Read(corpus.Directory, pieces[i], options));
        return Array.FindIndex(reasons, reason => reason is not null) is var failed and >= 0
            ? throw new CorpusException($"'{pieces[failed].Path}' cannot be read any more: {reasons[failed]}")
            : [.. read.OfType<StudyPiece>()];
    }

    /// <summary>Sums a piece up.</summary>
    public static StudyPiece Of(ComposerPiece piece, Score score, RollOptions options)
    {
        var end = Math.Max(score.EndTick, 1);
        var tenths = new int[Tenths];
        foreach (var note in score.Parts.SelectMany(part => part.Notes))
        {
            tenths[(int)((Int128)note.Start * Tenths / end)]++;
        }

        var length = (double)end / score.TicksPerQuarter * SecondsPerQuarter;
        return new StudyPiece(piece, PianoRoll.Of(score, options), length, tenths);
    }

    private static (StudyPiece? Piece, string? Reason) Read(
        string directory, ComposerPiece piece, RollOptions options)
    {
        try
        {
            var score = MidiReader.ReadFile(Path.Combine(directory, piece.Path), MidiReadOptions.Tolerant).Score;
            return (Of(piece, score, options), null);
        }
        catch (Exception exception) when (exception is MidiFileException or IOException
            or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }
}
