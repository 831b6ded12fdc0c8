using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MoodLab.Data;
using MoodLab.Learning.Evolving;
using MoodLab.Neural.Randomness;

namespace MoodLab.Lab.Evolving;

/// <summary>Measures how long a rating takes while many musicians rate.</summary>
public static class RatingBenchmark
{
    private const ulong Seed = 1;

    /// <summary>
    /// Lets musicians rate in sessions of their own on a database of its own, each about once a second, which is
    /// faster than anybody listens; whoever has rated all breeds the next generation.
    /// </summary>
    /// <param name="musicians">How many rate at once, at least 1.</param>
    /// <param name="seconds">How long, and how often each of them rates, at least 1.</param>
    /// <param name="cancellationToken">Stops measuring.</param>
    /// <returns>
    /// Milliseconds from each rating until it is on disk, told to the session's pages, and the taste is learnt anew:
    /// all that happens on the server before a page shows it.
    /// </returns>
    public static async Task<IReadOnlyList<double>> MeasureAsync(
        int musicians, int seconds, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(musicians, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 1);
        var folder = Directory.CreateTempSubdirectory("moodlab-");
        try
        {
            // No model lies there, and none is needed.
            var builder = Host.CreateEmptyApplicationBuilder(
                new HostApplicationBuilderSettings { ContentRootPath = folder.FullName });
            builder.Services.AddMoodLab();
            using var host = builder.Build();
            await host.Services.GetRequiredService<LabDatabase>().MigrateAsync(cancellationToken)
                .ConfigureAwait(false);
            var sessions = host.Services.GetRequiredService<EvolutionSessions>();
            var tastes = host.Services.GetRequiredService<MusicianTaste>();
            var times = await Task.WhenAll(Enumerable.Range(0, musicians).Select(musician => Task.Run(
                () => RateAsync(sessions, tastes, musician, seconds, cancellationToken), cancellationToken)))
                .ConfigureAwait(false);
            return [.. times.SelectMany(each => each)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<double>> RateAsync(
        EvolutionSessions sessions,
        MusicianTaste tastes,
        int musician,
        int seconds,
        CancellationToken cancellationToken)
    {
        RandomSource random = new(Seed + (ulong)musician);
        var owner = $"musician {musician}";
        var id = await sessions.StartAsync(
            owner, new EvolutionSettings { Seed = musician }, owner, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        List<double> times = [];
        while (times.Count < seconds)
        {
            var view = (await sessions.OpenAsync(owner, id, cancellationToken).ConfigureAwait(false))!;
            var earlier = await tastes.EarlierAsync(owner, view, cancellationToken).ConfigureAwait(false);
            var unrated = view.CurrentMelodies.Where(melody => melody.Stars is null).Take(seconds - times.Count);
            foreach (var melody in unrated)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5 + random.NextDouble()), cancellationToken)
                    .ConfigureAwait(false);
                var stars = random.NextInt(EvolutionOptions.MaxStars + 1);
                var start = Stopwatch.GetTimestamp();
                await sessions.RateAsync(owner, id, melody.Id, stars, cancellationToken).ConfigureAwait(false);
                view = view.WithStars(melody.Id, stars);
                MusicianTaste.Learn(view, earlier);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            await sessions.NextAsync(owner, id, view.Current.Id, cancellationToken).ConfigureAwait(false);
        }

        return times;
    }
}
