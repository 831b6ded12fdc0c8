namespace MoodLab.Learning.Language.Recipes;

/// <summary>
/// The losses that the study prints for an arm (Chan, Leung and Leung, "Moody Music Generator", "Experiments carried
/// out"). Its words are its own, so that its losses compare among each other, not with ours.
/// </summary>
/// <param name="Section">The section of the study.</param>
/// <param name="FirstEpoch">The study's number of the epoch from which the arm begins.</param>
/// <param name="Points">The beginning as epoch 0, then every epoch of the arm.</param>
public sealed record StudyCurve(string Section, int FirstEpoch, IReadOnlyList<LossPoint> Points)
{
    private const string NoiseSection = "Testing the effects of adding Gaussian Noise to the generative model";
    private const string DropoutSection = "Testing the effects of changing dropout rate";
    private const string HeadDropoutSection = "Testing the effects of adding dropout layer";

    /// <summary>Gets the plain model from epoch 18 of its training.</summary>
    public static StudyCurve WithoutNoise { get; } = Create(
        NoiseSection, 18, (1.7432, 2.2747), (1.7074, 2.2812), (1.6739, 2.29), (1.6416, 2.2979), (1.6107, 2.3079),
        (1.5809, 2.3176), (1.5519, 2.3237));

    /// <summary>Gets the same with noise of a deviation of 0.2 behind the first layer.</summary>
    public static StudyCurve WithNoise { get; } = Create(
        NoiseSection, 18, (1.7432, 2.2747), (1.7473, 2.2761), (1.7082, 2.2808), (1.674, 2.2876), (1.6416, 2.2941),
        (1.6112, 2.3042), (1.5818, 2.3098));

    /// <summary>Gets dropout 0.05, from the end of <see cref="WithNoise"/>.</summary>
    public static StudyCurve Dropout5 { get; } = Create(
        DropoutSection, 24, (1.5818, 2.3098), (1.5534, 2.3132), (1.5256, 2.3165));

    /// <summary>Gets dropout 0.15, from the same.</summary>
    public static StudyCurve Dropout15 { get; } = Create(
        DropoutSection, 24, (1.5818, 2.3098), (1.7080, 2.2840), (1.6755, 2.2816));

    /// <summary>Gets dropout 0.25, from the same.</summary>
    public static StudyCurve Dropout25 { get; } = Create(
        DropoutSection, 24, (1.5818, 2.3098), (1.8712, 2.2647), (1.8105, 2.2525));

    /// <summary>Gets dropout of 0.5 before the last layer, from epoch 18 of the plain model.</summary>
    /// <remarks>The study speaks of three epochs; its table has four.</remarks>
    public static StudyCurve WithHeadDropout { get; } = Create(
        HeadDropoutSection, 18, (1.7432, 2.2747), (1.9182, 2.2815), (1.8193, 2.3034), (1.7609, 2.3254),
        (1.6688, 2.3620));

    private static StudyCurve Create(
        string section, int firstEpoch, params (double Train, double Validation)[] losses) =>
        new(section, firstEpoch, [.. losses.Select((of, epoch) => new LossPoint(epoch, of.Train, of.Validation))]);
}
