using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>What a simulated musician likes; nothing but stars tells of it.</summary>
/// <remarks>The attributes are counted here anew, so that no taste is made of a taste model's own numbers.</remarks>
internal static class HiddenTaste
{
    private const int Degrees = 8;

    // How many of random melodies tell how an attribute varies.
    private const int Sample = 500;

    /// <summary>Likes much or little of each of six attributes.</summary>
    public static Func<Melody, double> Linear(IReadOnlyList<Melody> melodies, RandomSource random)
    {
        var (means, scales) = Measure(melodies);
        var weights = Draw(means.Length, random);
        return melody => Attributes(melody).Select((value, i) => weights[i] * (value - means[i]) * scales[i]).Sum();
    }

    /// <summary>Likes a certain amount of each of six attributes, and both less and more not as well.</summary>
    public static Func<Melody, double> Middling(IReadOnlyList<Melody> melodies, RandomSource random)
    {
        var (means, scales) = Measure(melodies);
        var best = Draw(means.Length, random);
        return melody => -Attributes(melody)
            .Select((value, i) => Square(((value - means[i]) * scales[i]) - best[i])).Sum();
    }

    /// <summary>Likes certain moves from degree to degree.</summary>
    public static Func<Melody, double> Moves(RandomSource random)
    {
        var likes = Draw(Degrees * Degrees, random);
        return melody =>
        {
            var degrees = melody.Notes.Where(note => !note.Rests).Select(note => note.Degree).ToList();
            var sum = degrees.Zip(degrees.Skip(1), (from, to) => likes[(from * Degrees) + to]).Sum();

            // A mean, drawn to 0 where few moves tell it.
            return sum / (degrees.Count + 4);
        };
    }

    /// <summary>Likes what is like a certain melody, slot by slot.</summary>
    public static Func<Melody, double> Model(MelodySettings settings, RandomSource random)
    {
        var model = Heard(Melody.Of(Genome.Random(settings.Slots, random), settings));
        return melody => Heard(melody).Zip(model, Likeness).Average();
    }

    /// <summary>Likes bars that have a certain rhythm and contour, at any height.</summary>
    public static Func<Melody, double> Motif(MelodySettings settings, RandomSource random)
    {
        var motif = Centre(Heard(Melody.Of(Genome.Random(settings.NotesPerBar, random), settings with { Bars = 1 })));
        return melody => Heard(melody).Chunk(settings.NotesPerBar)
            .Average(bar => Centre(bar).Zip(motif, Likeness).Average());
    }

    /// <summary>Likes two things at once.</summary>
    public static Func<Melody, double> Both(
        IReadOnlyList<Melody> melodies, Func<Melody, double> first, Func<Melody, double> second)
    {
        var (a, b) = (Standard(melodies, first), Standard(melodies, second));
        return melody => a(melody) + b(melody);
    }

    /// <summary>Scales a taste to mean 0 and deviation 1 over random melodies.</summary>
    public static Func<Melody, double> Standard(IReadOnlyList<Melody> melodies, Func<Melody, double> taste)
    {
        var scores = melodies.Take(Sample).Select(taste).ToList();
        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Average(score => Square(score - mean)));
        return melody => (taste(melody) - mean) / deviation;
    }

    // Strokes, silence, height, rise, mean interval, and how alike the bars' beginnings are.
    private static double[] Attributes(Melody melody)
    {
        var notes = melody.Notes.Where(note => !note.Rests).ToList();
        if (notes.Count == 0)
        {
            return new double[6];
        }

        var heard = Heard(melody);
        var half = heard.Length / 2;
        var firsts = heard.Chunk(melody.Settings.NotesPerBar).Select(bar => bar[0]).ToList();
        return
        [
            notes.Count,
            heard.Count(double.IsNaN),
            notes.Average(note => note.Degree),
            Height(heard.Skip(half)) - Height(heard.Take(half)),
            notes.Zip(notes.Skip(1), (a, b) => Math.Abs(a.Degree - b.Degree)).DefaultIfEmpty(0).Average(),
            firsts.Zip(firsts.Skip(1), Likeness).DefaultIfEmpty(0).Average(),
        ];
    }

    private static double Height(IEnumerable<double> heard) =>
        heard.Where(degree => !double.IsNaN(degree)).DefaultIfEmpty((Degrees - 1) / 2.0).Average();

    // The degree in each slot; not a number where it rests.
    private static double[] Heard(Melody melody)
    {
        var heard = new double[melody.Settings.Slots];
        foreach (var note in melody.Notes)
        {
            Array.Fill(heard, note.Rests ? double.NaN : note.Degree, note.Slot, note.Slots);
        }

        return heard;
    }

    private static double[] Centre(double[] heard)
    {
        var height = Height(heard);
        return [.. heard.Select(degree => degree - height)];
    }

    private static double Likeness(double a, double b) => (double.IsNaN(a), double.IsNaN(b)) switch
    {
        (true, true) => 1,
        (false, false) => 1 - (Math.Abs(a - b) / (Degrees - 1)),
        _ => 0,
    };

    private static (double[] Means, double[] Scales) Measure(IReadOnlyList<Melody> melodies)
    {
        var rows = melodies.Take(Sample).Select(Attributes).ToList();
        var means = rows[0].Select((_, i) => rows.Average(row => row[i])).ToArray();
        return (means, [.. means.Select((mean, i) => 1 / Math.Sqrt(rows.Average(row => Square(row[i] - mean))))]);
    }

    private static double[] Draw(int count, RandomSource random) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];

    private static double Square(double value) => value * value;
}
