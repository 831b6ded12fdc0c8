namespace MoodLab.Learning.Language;

/// <summary>How a language model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Gets how often the whole corpus is read.</summary>
    /// <value>1 to 10,000; 6 unless told.</value>
    public int Epochs { get; init; } = 6;

    /// <summary>Gets B, the pieces side by side.</summary>
    /// <value>1 to 1024; 16 unless told (the study: 100).</value>
    public int Batch { get; init; } = 16;

    /// <summary>Gets T, the words of a window, through which gradients flow back.</summary>
    /// <value>1 to 4096; 128 unless told (the study: 256).</value>
    public int Sequence { get; init; } = 128;

    /// <summary>
    /// Gets how many windows one update learns from: their gradients are added up as if they were one large batch.
    /// The last update of an epoch takes what is left.
    /// </summary>
    /// <value>1 to 1024; 1 unless told.</value>
    public int Accumulate { get; init; } = 1;

    /// <summary>Gets the highest learning rate, reached after warming up.</summary>
    /// <value>Above 0 to 1; 0.0015 unless told (the study: 0.00001).</value>
    public double LearningRate { get; init; } = 1.5e-3;

    /// <summary>Gets how the learning rate goes on after warming up.</summary>
    /// <value><see cref="ScheduleKind.Cosine"/> unless told.</value>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Cosine;

    /// <summary>Gets the updates over which the learning rate rises.</summary>
    /// <value>0 to 1,000,000; 100 unless told.</value>
    public int WarmUpSteps { get; init; } = 100;

    /// <summary>Gets the share of the highest learning rate at which the cosine ends.</summary>
    /// <value>0 to 1; 0.05 unless told.</value>
    public double FinalRate { get; init; } = 0.05;

    /// <summary>Gets the updates after which <see cref="ScheduleKind.Step"/> lowers the learning rate.</summary>
    /// <value>1 to 1,000,000; 1,000 unless told.</value>
    public int DecayEvery { get; init; } = 1_000;

    /// <summary>Gets the factor by which it does.</summary>
    /// <value>Above 0 to 1; 0.5 unless told.</value>
    public double DecayFactor { get; init; } = 0.5;

    /// <summary>Gets the largest norm of the gradient.</summary>
    /// <value>Above 0 to 1,000,000; 1 unless told.</value>
    public double ClipNorm { get; init; } = 1;

    /// <summary>
    /// Gets the decoupled weight decay: each update takes learning rate * weight decay of every parameter away.
    /// </summary>
    /// <value>0 to 1; 0, which is plain Adam, unless told.</value>
    public double WeightDecay { get; init; }

    /// <summary>
    /// Gets how much of the running average of the parameters is kept at each update. Where there is one, the averaged
    /// model is validated and written, while the parameters themselves go on learning.
    /// </summary>
    /// <value>0 to 0.99999; 0, which is no average, unless told.</value>
    public double AverageDecay { get; init; }

    /// <summary>Gets how often each labelled piece is read in an epoch, each time varied anew.</summary>
    /// <value>0 to 1,000; 3 unless told.</value>
    public int LabelledCopies { get; init; } = 3;

    /// <summary>
    /// Gets whether unlabelled pieces that are labelled ones as well are left out, so that what is measured on labelled
    /// pieces is measured on music that the model has not read. The vocabulary stays the same.
    /// </summary>
    public bool WithoutLabelled { get; init; }

    /// <summary>
    /// Gets how many words make an epoch: pieces are read until they reach it, other ones in every epoch.
    /// </summary>
    /// <value>1 to 1,000,000,000; null, which is all pieces, unless told.</value>
    public int? EpochWords { get; init; }

    /// <summary>Gets the table of moods that a classifier gave to unlabelled pieces, see <see
    /// cref="Datasets.PieceLabels"/>; null for none.</summary>
    public string? Labels { get; init; }

    /// <summary>Gets the smallest probability at which a mood of that table is believed.</summary>
    /// <value>0 to 1; 0.5 unless told.</value>
    public double LabelConfidence { get; init; } = 0.5;

    /// <summary>Gets the share of labelled pieces that are read without their mood.</summary>
    /// <value>0 to 1; 0.15 unless told.</value>
    public double MoodDropout { get; init; } = 0.15;

    /// <summary>Gets whether training pieces are transposed and their tempo is stretched.</summary>
    public bool Augments { get; init; } = true;

    /// <summary>Gets the seed of every random choice.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets how often a checkpoint is written within an epoch.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Checks every member against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside; the message names it.</exception>
    public void Validate()
    {
        Ranges.Require(nameof(Epochs), Epochs, 1, 10_000);
        Ranges.Require(nameof(Batch), Batch, 1, 1024);
        Ranges.Require(nameof(Sequence), Sequence, 1, 4096);
        Ranges.Require(nameof(Accumulate), Accumulate, 1, 1024);
        Ranges.Require(nameof(LearningRate), LearningRate, double.Epsilon, 1);
        Ranges.Require(nameof(Schedule), (int)Schedule, 0, (int)ScheduleKind.Constant);
        Ranges.Require(nameof(WarmUpSteps), WarmUpSteps, 0, 1_000_000);
        Ranges.Require(nameof(FinalRate), FinalRate, 0, 1);
        Ranges.Require(nameof(DecayEvery), DecayEvery, 1, 1_000_000);
        Ranges.Require(nameof(DecayFactor), DecayFactor, double.Epsilon, 1);
        Ranges.Require(nameof(ClipNorm), ClipNorm, double.Epsilon, 1_000_000);
        Ranges.Require(nameof(WeightDecay), WeightDecay, 0, 1);
        Ranges.Require(nameof(AverageDecay), AverageDecay, 0, 0.99999);
        Ranges.Require(nameof(EpochWords), EpochWords ?? 1, 1, 1_000_000_000);
        Ranges.Require(nameof(LabelledCopies), LabelledCopies, 0, 1_000);
        Ranges.Require(nameof(LabelConfidence), LabelConfidence, 0, 1);
        Ranges.Require(nameof(MoodDropout), MoodDropout, 0, 1);
    }
}
