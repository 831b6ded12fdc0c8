using System.Collections.Concurrent;
using MoodLab.Music.Scales;
using MoodLab.Neural.Randomness;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Evolving;

/// <summary>A melody's features as a taste model reads them: compared with random melodies of the same shape.</summary>
internal static class TasteInputs
{
    // Enough for means and deviations within a tenth of a deviation.
    private const int RandomMelodies = 256;
    private const ulong Seed = 1;

    // Features that random melodies hardly vary in would otherwise rule the regression.
    private const double Farthest = 6;

    // A square varies as much as the feature itself once divided by the root of 2; halved, since most tastes are
    // monotone. Chosen as the model's other numbers are.
    private const double SquareScale = 0.5 / 1.4142135623730951;

    // At most one entry for each shape that settings allow, of 48 numbers.
    private static readonly ConcurrentDictionary<Shape, Standardizer> s_scales = new();

    /// <summary>Reads a melody.</summary>
    /// <param name="melody">The melody.</param>
    /// <returns>Each feature in standard deviations from the mean, then their squares, scaled.</returns>
    public static double[] Of(Melody melody)
    {
        var settings = melody.Settings;
        Shape shape = new(settings.Bars, settings.NotesPerBar, settings.Pauses, settings.Scale);
        var standard = s_scales.GetOrAdd(shape, Measure).Apply(MelodyFeatures.Of(melody));
        var inputs = new double[2 * standard.Length];
        for (var j = 0; j < standard.Length; j++)
        {
            inputs[j] = Math.Clamp(standard[j], -Farthest, Farthest);
            inputs[j + standard.Length] = SquareScale * inputs[j] * inputs[j];
        }

        return inputs;
    }

    private static Standardizer Measure(Shape shape)
    {
        MelodySettings settings = new()
        {
            Bars = shape.Bars,
            NotesPerBar = shape.NotesPerBar,
            Pauses = shape.Pauses,
            Scale = shape.Scale,
        };
        RandomSource random = new(Seed);
        return Standardizer.Fit([.. Enumerable.Range(0, RandomMelodies).Select(
            _ => MelodyFeatures.Of(Melody.Of(Genome.Random(settings.Slots, random), settings)))]);
    }

    private readonly record struct Shape(int Bars, int NotesPerBar, bool Pauses, ScaleKind Scale);
}
