using MoodLab.Learning.Datasets;

namespace MoodLab.Learning.Identifying.Evaluation;

/// <summary>A model that is judged in folds: which composers it tells apart, and by what.</summary>
/// <param name="Name">Its name, which is that of its files.</param>
/// <param name="Description">What it is, in a phrase.</param>
/// <param name="Sight">What of a file it looks at.</param>
/// <param name="IsFour">Whether it tells the study's four composers apart, or all with
/// <see cref="LeastPieces"/> pieces and "none of these".</param>
public sealed record ComposerArm(string Name, string Description, PatternSight Sight, bool IsFour)
{
    /// <summary>How many pieces a composer has at least to be a class.</summary>
    public const int LeastPieces = 20;

    /// <summary>Gets the study's four composers.</summary>
    public static IReadOnlyList<string> Four { get; } = ["Bach", "Beethoven", "Chopin", "Mozart"];

    /// <summary>Gets all arms, in the order of the report.</summary>
    public static IReadOnlyList<ComposerArm> All { get; } =
    [
        new("four", "patterns of the notes, four composers", PatternSight.Music, IsFour: true),
        new("many", "patterns of the notes, all composers with 20 pieces", PatternSight.Music, IsFour: false),
        new("four-source", "no notes: tracks, instruments, velocities, tempi", PatternSight.Source, IsFour: true),
        new("many-source", "no notes: tracks, instruments, velocities, tempi", PatternSight.Source, IsFour: false),
        new("four-both", "notes and source", PatternSight.Both, IsFour: true),
        new("many-both", "notes and source", PatternSight.Both, IsFour: false),
    ];

    /// <summary>Gets the composers that are told apart.</summary>
    /// <param name="corpus">The corpus.</param>
    public IReadOnlyList<string> Classes(ComposerCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return IsFour ? Four : corpus.ClassesWith(LeastPieces);
    }

    /// <summary>Prepares the model's training.</summary>
    /// <param name="pieces">The corpus, read as <see cref="Sight"/> says.</param>
    /// <exception cref="CorpusException">The corpus has fewer than two of the composers.</exception>
    public ComposerTraining Train(ComposerPieces pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var classes = Classes(pieces.Corpus);
        var there = classes.Count(name => pieces.Corpus.Pieces.Any(piece => piece.Composer == name));
        return there >= 2
            ? new ComposerTraining(pieces, classes, new ComposerTrainingOptions { KnowsNone = !IsFour })
            : throw new CorpusException(IsFour
                ? $"The corpus has {there} of the composers {string.Join(", ", Four)}; at least two are needed."
                : $"The corpus has {there} composers with {LeastPieces} pieces; at least two are needed.");
    }
}
