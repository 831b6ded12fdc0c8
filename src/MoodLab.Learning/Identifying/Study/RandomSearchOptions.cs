using MoodLab.Music.Rolls;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>What a random search draws from, and on what it judges. The grid is the study's.</summary>
public sealed record RandomSearchOptions
{
    /// <summary>Gets the composers; the study's four by default.</summary>
    public IReadOnlyList<string> Composers { get; init; } = new ComposerStudyOptions().Composers;

    /// <summary>Gets how many plans are drawn, without repetition, 1 to the size of the grid; 10 by default.</summary>
    public int Draws { get; init; } = 10;

    /// <summary>Gets into how many folds the fragments are divided, at least 2; 3 by default.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>
    /// Gets how many fragments are drawn from all, at least one a fold. The study took all 41,353; the default is what
    /// a processor core does in minutes.
    /// </summary>
    public int Fragments { get; init; } = 240;

    /// <summary>Gets how rolls are made: by default half as many frames as the study for the same 15 seconds.</summary>
    public RollOptions Roll { get; init; } = new() { FramesPerSecond = 5, FragmentFrames = 75 };

    /// <summary>Gets the seed of the draws and of the fragments.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the ways to learn.</summary>
    public IReadOnlyList<StudyOptimizer> Optimizers { get; init; } = [StudyOptimizer.Adam, StudyOptimizer.Sgd];

    /// <summary>Gets the ways to start.</summary>
    public IReadOnlyList<StudyStart> Starts { get; init; } = [StudyStart.GlorotUniform, StudyStart.HeNormal];

    /// <summary>Gets the shares that are dropped.</summary>
    public IReadOnlyList<double> Dropouts { get; init; } = [0.4, 0.5];

    /// <summary>Gets the numbers of epochs.</summary>
    public IReadOnlyList<int> Epochs { get; init; } = [10, 20];

    /// <summary>Gets the sizes of batches.</summary>
    public IReadOnlyList<int> Batches { get; init; } = [20, 30];

    /// <summary>Gets every plan that can be drawn.</summary>
    internal IReadOnlyList<StudyPlan> Grid =>
    [
        .. from optimizer in Optimizers
           from start in Starts
           from dropout in Dropouts
           from epochs in Epochs
           from batch in Batches
           select new StudyPlan
           {
               Optimizer = optimizer,
               Start = start,
               Dropout = dropout,
               Epochs = epochs,
               Batch = batch,
           },
    ];

    /// <summary>Refuses numbers outside their range.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Draws, Grid.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Fragments, Folds);
    }
}
