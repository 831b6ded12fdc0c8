using MoodLab.Lab.Comparing;
using MoodLab.Music.Scores;

namespace MoodLab.Web.Comparing;

/// <summary>Makes the charts of a comparison, all pieces on the same scales.</summary>
public static class ComparisonCharts
{
    // A chart is as narrow as 230 pixels, a word below it as wide as 40.
    private const int MostMarks = 6;

    private static readonly int[] s_markSteps = [1, 2, 5, 10, 20];

    /// <summary>Makes the charts.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<ChartTopic> Of(PieceComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [Velocities(comparison), Notes(comparison), Pitches(comparison), PitchClasses(comparison)];
    }

    private static ChartTopic Velocities(PieceComparison comparison) => OverTime(
        comparison, "Velocity over time", "mean velocity", isLine: true, new ChartScale(Velocity.Hardest, 40),
        slice => slice.Velocity, "0",
        (start, value) => $"Loudest from {start} on, at {value}");

    private static ChartTopic Notes(PieceComparison comparison)
    {
        double? Rate(TimeSlice slice) => slice.Notes / comparison.SliceSeconds;
        var slices = comparison.Pieces.SelectMany(piece => piece.Profile.Slices);
        var scale = ChartScale.Over(slices.Select(Rate).Max() ?? 0);
        return OverTime(
            comparison, "Notes over time", "notes a second", isLine: false, scale, Rate, "0.#",
            (start, value) => $"Busiest from {start} on, at {value} a second");
    }

    private static ChartTopic OverTime(
        PieceComparison comparison,
        string title,
        string unit,
        bool isLine,
        ChartScale scale,
        Func<TimeSlice, double?> value,
        string format,
        Func<string, string, string> finding)
    {
        var length = comparison.SliceSeconds;
        var profiles = comparison.Pieces.Select(piece => piece.Profile).ToList();
        var count = Math.Max(profiles.Max(of => of.Slices.Count), 1);
        string Find(PieceProfile profile) => profile.Slices.MaxBy(slice => value(slice) ?? 0) is { } most
            ? finding(ComparisonNumbers.Clock(most.Start), ComparisonNumbers.Number(value(most), format))
            : "No notes";
        return new ChartTopic(
            title, unit, "From", isLine, scale, Marks(count, i => ComparisonNumbers.Clock(i * length)),
            [
                .. profiles.Select(of => new ChartSeries(
                    Find(of),
                    [.. Enumerable.Range(0, count).Select(i => i < of.Slices.Count ? value(of.Slices[i]) : null)])),
            ],
            [
                .. Enumerable.Range(0, count).Select(i => new ComparisonRow(
                    ComparisonNumbers.Clock(i * length),
                    [
                        .. profiles.Select(of => ComparisonNumbers.Number(
                            i < of.Slices.Count ? value(of.Slices[i]) : null, format)),
                    ])),
            ]);
    }

    private static ChartTopic Pitches(PieceComparison comparison)
    {
        var profiles = comparison.Pieces.Select(piece => piece.Profile).ToList();
        var used = profiles.SelectMany(of => of.Pitches.Select(pitch => pitch.Pitch)).DefaultIfEmpty(60).ToList();
        var (lowest, count) = (used.Min(), used.Max() - used.Min() + 1);
        static int Count(PieceProfile profile, int pitch) =>
            profile.Pitches.FirstOrDefault(of => of.Pitch == pitch)?.Notes ?? 0;
        string Find(PieceProfile profile) => profile.Pitches.MaxBy(pitch => pitch.Notes) is { } most
            ? $"Most often {most.Name}, between {profile.LowestPitch} and {profile.HighestPitch}"
            : "No notes";
        return new ChartTopic(
            "Pitches", "notes", "Pitch", IsLine: false,
            ChartScale.Over(profiles.SelectMany(of => of.Pitches.Select(pitch => pitch.Notes)).DefaultIfEmpty().Max()),
            [
                .. Enumerable.Range(0, count).Where(i => (lowest + i) % 12 == 0)
                    .Select(i => new ChartMark((i + 0.5) / count, new MidiPitch(lowest + i).ToString())),
            ],
            [
                .. profiles.Select(of => new ChartSeries(
                    Find(of), [.. Enumerable.Range(lowest, count).Select(pitch => (double?)Count(of, pitch))])),
            ],
            [
                .. used.Distinct().Order().Select(pitch => new ComparisonRow(
                    new MidiPitch(pitch).ToString(),
                    [.. profiles.Select(of => ComparisonNumbers.Whole(Count(of, pitch)))])),
            ]);
    }

    private static ChartTopic PitchClasses(PieceComparison comparison)
    {
        var profiles = comparison.Pieces.Select(piece => piece.Profile).ToList();
        var names = profiles[0].PitchClasses.Select(of => of.Name).ToList();
        string Find(PieceProfile profile) => profile.Key is { } key
            ? $"Nearest to {key}, with a fit of {ComparisonNumbers.Number(profile.KeyCorrelation, "0.00")}"
            : "No key fits";

        // A key's name begins with that of its tonic.
        int? Tonic(PieceProfile profile) => profile.Key is { } key ? names.IndexOf(key.Split(' ')[0]) : null;
        return new ChartTopic(
            "Pitch classes and key", "% of the sounding time", "Pitch class", IsLine: false,
            ChartScale.Over(profiles.Max(of => of.PitchClasses.Max(pitch => pitch.Share)) * 100),
            [.. names.Select((name, i) => new ChartMark((i + 0.5) / names.Count, name))],
            [
                .. profiles.Select(of => new ChartSeries(
                    Find(of), [.. of.PitchClasses.Select(pitch => (double?)pitch.Share * 100)], Tonic(of))),
            ],
            [
                .. names.Select((name, i) => new ComparisonRow(
                    name,
                    [
                        .. profiles.Select(of =>
                            ComparisonNumbers.Number(of.PitchClasses[i].Share * 100, "0.0") + " %"),
                    ])),
            ]);
    }

    // Marks stand at the beginnings of slices, at the smallest round distance that leaves room for them.
    private static ChartMark[] Marks(int slices, Func<int, string> text)
    {
        var step = s_markSteps.First(of => slices / of < MostMarks);
        return
        [
            .. Enumerable.Range(0, (slices / step) + 1)
                .Select(i => new ChartMark(i * step / (double)slices, text(i * step))),
        ];
    }
}
