using MoodLab.Music.Rolls;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// How large the study is. The study itself took all fragments and 10 epochs on a graphics card; the defaults are what
/// two processor cores do in an evening.
/// </summary>
public sealed record ComposerStudyOptions
{
    /// <summary>Gets the composers of the small study; the study's four by default.</summary>
    public IReadOnlyList<string> Composers { get; init; } = ["Bach", "Beethoven", "Chopin", "Mozart"];

    /// <summary>Gets how the rolls of the small study are made; the study's way by default.</summary>
    public RollOptions Roll { get; init; } = RollOptions.Study;

    /// <summary>Gets the most fragments that are taken of a piece, evenly spaced, at least 1.</summary>
    public int FragmentsOfPiece { get; init; } = 6;

    /// <summary>Gets how the convolutional networks of the small study are trained.</summary>
    public StudyPlan Cnn { get; init; } = new() { Epochs = 6 };

    /// <summary>Gets how the recurrent networks are trained; the study's way by default.</summary>
    public StudyPlan Lstm { get; init; } = new() { Epochs = 50 };

    /// <summary>Gets how the rolls of all composers are made: half as many frames for the same 15 seconds.</summary>
    public RollOptions AllRoll { get; init; } = new() { FramesPerSecond = 5, FragmentFrames = 75 };

    /// <summary>Gets the most fragments that are taken of a piece of all composers, at least 1.</summary>
    public int AllFragmentsOfPiece { get; init; } = 2;

    /// <summary>Gets how the networks for all composers are trained; dropout as the study's search chose.</summary>
    public StudyPlan AllCnn { get; init; } = new() { Epochs = 3, Batch = 30, Dropout = 0.4 };
}
