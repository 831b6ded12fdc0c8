using System.Globalization;
using MoodLab.Learning.Control;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Kernels;

namespace MoodLab.Learning.ControlStudy;

/// <summary>
/// All that the pieces of an arm follow from, as names and values: pieces with the same settings are the same.
/// </summary>
/// <param name="Lines">Names without spaces, each with its value, in a fixed order.</param>
public sealed record ComposingSettings(IReadOnlyList<(string Name, string Value)> Lines)
{
    /// <summary>How weights are stored while composing.</summary>
    public const WeightPrecision Precision = WeightPrecision.Int8;

    // Stands for what an arm does not use.
    private const string Nothing = "-";

    /// <summary>Gets the settings of an arm.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="models">What composes.</param>
    /// <param name="options">How many pieces, and how words are drawn.</param>
    public static ComposingSettings Of(ControlArm arm, StudyModels models, ControlStudyOptions options)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        var sampling = options.Sampling;
        return new ComposingSettings(
        [
            ("method", arm.Method.Name()),
            ("strength", Text(arm.Strength)),
            ("candidates", Text(arm.Candidates)),
            ("memory", arm.Memory > 0 ? Describe(arm.Memory) : Nothing),
            ("model", models.Model.Sha256),
            ("neurons", arm.NeedsNeurons ? models.NeuronsSha256 : Nothing),
            ("probe", arm.Method == ControlMethod.Ranked ? models.ProbeSha256 : Nothing),
            ("precision", Precision.Name()),
            ("pieces", Text(options.Pieces)),
            ("seconds", Text(options.Seconds)),
            ("temperature", Text(sampling.Temperature)),
            ("top-k", Text(sampling.TopK)),
            ("top-p", Text(sampling.TopP)),
            ("first-share", sampling.FirstShare is { } share ? Text(share) : Nothing),
        ]);
    }

    /// <summary>Says how these settings differ from others.</summary>
    /// <param name="wanted">The others.</param>
    /// <returns>The first difference in words, or null where there is none.</returns>
    public string? Difference(ComposingSettings wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        foreach (var (name, value) in wanted.Lines)
        {
            var own = Lines.FirstOrDefault(line => line.Name == name).Value ?? "nothing";
            if (own != value)
            {
                return $"they were composed with {name} {own}, where {value} is wanted.";
            }
        }

        return Lines.Count == wanted.Lines.Count ? null : "they were composed with further settings.";
    }

    // The settings of the cache besides its weight belong to it.
    private static string Describe(double memory)
    {
        ContinuousCacheOptions usual = new();
        return string.Join('/', Text(memory), Text(usual.Sharpness), Text(usual.Capacity));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
