using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>A musician with a hidden taste who rates melodies.</summary>
/// <remarks>
/// A melody satisfies that only one of a thousand random melodies equals. The stars rise evenly with the hidden score:
/// 2 for the middle one of random melodies and 5 for one that satisfies, with normal noise, rounded.
/// </remarks>
public sealed class SimulatedMusician
{
    private const double Satisfaction = 0.999;
    private const double MiddleStars = 2;
    private const double Noise = 0.5;
    private const double MuchNoise = 1.5;
    private const int DriftRatings = 150;
    private const int DriftSteps = 16;

    private readonly Func<Melody, double> _taste;
    private readonly Func<Melody, double>? _later;
    private readonly (double Middle, double Enough)[] _levels;
    private readonly MusicianKind _kind;

    /// <summary>Makes a musician.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="melodies">Random melodies in one setting, some thousands.</param>
    /// <param name="random">Draws the taste.</param>
    public SimulatedMusician(MusicianKind kind, IReadOnlyList<Melody> melodies, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(melodies);
        _kind = kind;
        var settings = melodies[0].Settings;
        _taste = HiddenTaste.Standard(melodies, kind switch
        {
            MusicianKind.Middling => HiddenTaste.Middling(melodies, random),
            MusicianKind.Moves => HiddenTaste.Moves(random),
            MusicianKind.Model => HiddenTaste.Model(settings, random),
            MusicianKind.Motif => HiddenTaste.Motif(settings, random),
            MusicianKind.Mixed => HiddenTaste.Both(
                melodies, HiddenTaste.Linear(melodies, random), HiddenTaste.Moves(random)),
            _ => HiddenTaste.Linear(melodies, random),
        });
        _later = kind == MusicianKind.Drifting
            ? HiddenTaste.Standard(melodies, HiddenTaste.Linear(melodies, random))
            : null;
        var now = melodies.Select(_taste).ToArray();
        var then = _later is null ? null : melodies.Select(_later).ToArray();
        _levels = [.. Enumerable.Range(0, then is null ? 1 : DriftSteps + 1).Select(step =>
        {
            var scores = now.Select((score, i) => Mix(score, then?[i] ?? 0, step)).Order().ToArray();
            return (scores[scores.Length / 2], scores[(int)(Satisfaction * scores.Length)]);
        })];
    }

    /// <summary>Gets whether a melody satisfies.</summary>
    /// <param name="melody">The melody.</param>
    /// <param name="ratings">How many melodies were rated before.</param>
    public bool IsSatisfied(Melody melody, int ratings) => Liking(melody, ratings) >= 1;

    /// <summary>Rates a melody.</summary>
    /// <param name="melody">The melody.</param>
    /// <param name="ratings">How many melodies were rated before.</param>
    /// <param name="random">Draws the noise.</param>
    /// <returns>0 to 5 stars.</returns>
    public int Rate(Melody melody, int ratings, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (_kind == MusicianKind.Random)
        {
            return random.NextInt(EvolutionOptions.MaxStars + 1);
        }

        var noise = random.NextGaussian() * (_kind == MusicianKind.Noisy ? MuchNoise : Noise);
        var stars = MiddleStars + ((EvolutionOptions.MaxStars - MiddleStars) * Liking(melody, ratings)) + noise;
        return (int)Math.Clamp(Math.Round(stars), 0, EvolutionOptions.MaxStars);
    }

    // 0 for the middle one of random melodies, 1 for one that satisfies.
    private double Liking(Melody melody, int ratings)
    {
        var step = _later is null ? 0 : Math.Min(ratings * DriftSteps / DriftRatings, DriftSteps);
        var (middle, enough) = _levels[step];
        return (Mix(_taste(melody), _later?.Invoke(melody) ?? 0, step) - middle) / (enough - middle);
    }

    // From one taste to the other along a circle, so that the mixture varies as each of them.
    private static double Mix(double first, double second, int step)
    {
        var (sin, cos) = Math.SinCos(Math.PI / 2 * step / DriftSteps);
        return (cos * first) + (sin * second);
    }
}
