using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Identifying;

/// <summary>A corpus with its patterns: each piece whole and in fragments.</summary>
/// <param name="Corpus">The pieces with their folds.</param>
/// <param name="Whole">Each piece.</param>
/// <param name="Fragments">Fragments of each piece of <see cref="PieceFragments.StudySeconds"/>.</param>
public sealed record ComposerPieces(
    ComposerCorpus Corpus,
    IReadOnlyList<ComposerExample> Whole,
    IReadOnlyList<IReadOnlyList<ComposerExample>> Fragments)
{
    /// <summary>How many fragments are taken of a piece.</summary>
    public const int MostFragments = 8;

    /// <summary>Reads the patterns of a corpus on all cores.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="sight">What of a piece is looked at.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    public static ComposerPieces Read(
        ComposerCorpus corpus, PatternSight sight = PatternSight.Music, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var whole = new ComposerExample[corpus.Pieces.Count];
        var fragments = new IReadOnlyList<ComposerExample>[whole.Length];
        Parallel.For(0, whole.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var path = Path.Combine(corpus.Directory, corpus.Pieces[i].Path);
            var score = MidiReader.ReadFile(path, MidiReadOptions.Tolerant).Score;
            whole[i] = Example(score, sight);
            fragments[i] =
            [
                .. PieceFragments.Spread(score, PieceFragments.StudySeconds, MostFragments)
                    .Select(fragment => Example(fragment, sight)),
            ];
        });
        return new ComposerPieces(corpus, whole, fragments);
    }

    private static ComposerExample Example(Score score, PatternSight sight)
    {
        List<PatternOccurrence> found = [];
        if (sight != PatternSight.Source)
        {
            found.AddRange(PatternReader.Read(score));
        }

        if (sight != PatternSight.Music)
        {
            found.AddRange(SourceReader.Read(score));
        }

        return new ComposerExample(PatternCounts.Of(found), score.NoteCount);
    }
}
