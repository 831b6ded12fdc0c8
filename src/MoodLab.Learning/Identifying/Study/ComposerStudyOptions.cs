using MoodLab.Music.Rolls;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// How large the study is. The study itself took all fragments and 10 epochs on a graphics card; the defaults are what
/// two processor cores do in an hour.
/// </summary>
public sealed record ComposerStudyOptions
{
    /// <summary>Gets the composers of the small study; the study's four by default.</summary>
    public IReadOnlyList<string> Composers { get; init; } = ["Bach", "Beethoven", "Chopin", "Mozart"];

    /// <summary>Gets how rolls are made; the study's way by default.</summary>
    public RollOptions Roll { get; init; } = RollOptions.Study;

    /// <summary>
    /// Gets the most fragments that the convolutional network is shown of a piece, evenly spaced, at least 1.
    /// </summary>
    public int FragmentsOfPiece { get; init; } = 4;

    /// <summary>Gets how the convolutional networks are trained.</summary>
    public StudyPlan Cnn { get; init; } = new() { Epochs = 6 };

    /// <summary>Gets how the recurrent networks are trained; the study's way by default.</summary>
    public StudyPlan Lstm { get; init; } = new() { Epochs = 50 };

    /// <summary>
    /// Gets the most fragments that the dense layers are shown of a piece, evenly spaced, at least 1; all by default.
    /// </summary>
    public int ProfilesOfPiece { get; init; } = int.MaxValue;

    /// <summary>Gets the same where all composers are told apart; few, so that what is said stays small.</summary>
    public int AllProfilesOfPiece { get; init; } = 2;

    /// <summary>Gets how the dense layers are trained.</summary>
    public StudyPlan Dense { get; init; } = new() { Epochs = 20 };
}
