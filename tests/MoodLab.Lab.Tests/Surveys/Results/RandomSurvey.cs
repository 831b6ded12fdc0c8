using System.Text.Json;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Surveys.Results;

/// <summary>Surveys with everything that may be in one, drawn at random.</summary>
internal static class RandomSurvey
{
    private static readonly DateTime s_start = new(2026, 11, 21, 9, 30, 0, DateTimeKind.Utc);

    private static readonly string[] s_beginnings =
        ["", "=", "+", "-1", "@", "'", "'=", "''@", "é;", "a,b", "\"", "two\nlines", "'x"];

    public static SurveyFile Draw(int seed)
    {
        Random random = new(seed);
        var pieces = random.Next(1, 9);
        var state = random.Next(4) == 0 ? SurveyState.Pilot : SurveyState.Closed;
        using var design = JsonDocument.Parse("""{"welcome":"Grüße – \"hello\"","seed":7,"heardShare":0.75,"order":"balanced"}""");
        var practice = random.Next(2) == 0;
        return new SurveyFile(
            Text(random, "Survey"), state, random.Next(2) == 0, s_start, s_start.AddTicks(random.Next()), null,
            design.RootElement.Clone(),
            [
                .. Enumerable.Range(practice ? 0 : 1, practice ? pieces + 1 : pieces)
                    .Select(number => Piece(random, number)),
            ],
            [.. Enumerable.Range(1, random.Next(0, 12)).Select(number => Participant(random, number, pieces))]);
    }

    private static SurveyFilePiece Piece(Random random, int number)
    {
        var midi = Maybe(random, () => MidiOf(60 + number));
        return new SurveyFilePiece(
            number, Text(random, "Piece"), (Mood)random.Next(4), MaybeText(random, $"method {random.Next(3)}"),
            MaybeText(random, "model"), MaybeNumber(random, () => random.Next()), random.NextDouble() * 60,
            midi is null ? null : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(midi)), midi);
    }

    private static byte[] MidiOf(int pitch) => MidiWriter.Write(new Score
    {
        TicksPerQuarter = 480,
        Parts = [new Part { Notes = [new Note(new MidiPitch(pitch), new Velocity(64), 0, 480)] }],
    });

    private static SurveyFileParticipant Participant(Random random, int number, int pieces)
    {
        var order = Enumerable.Range(1, pieces).ToArray();
        random.Shuffle(order);
        var at = s_start.AddTicks(random.NextInt64(TimeSpan.TicksPerDay));
        return new SurveyFileParticipant(
            Text(random, $"P{number:000}"), number, random.Next(5) == 0, MaybeText(random, "panel"), at,
            MaybeNumber(random, () => at.AddMinutes(20)), new string('a', 64), random.Next(1, 4), at,
            MaybeText(random, "25-34"), MaybeNumber(random, () => 1 + (6 * random.NextDouble())),
            random.Next(4) == 0 ? Text(random, "players") : null, MaybeText(random, "headphones"),
            MaybeNumber(random, () => random.Next(0, 7)), MaybeNumber(random, () => random.NextDouble() * 100),
            MaybeNumber(random, () => random.Next(3) > 0), random.NextInt64(),
            MaybeNumber(random, () => random.Next(pieces + 1)), MaybeText(random, "CODE"),
            [.. order.Select((piece, i) => Trial(random, piece, i + 1, at))], []);
    }

    private static SurveyFileTrial Trial(Random random, int piece, int position, DateTime at) => new(
        piece, MaybeNumber(random, () => position), MaybeNumber(random, () => at), MaybeNumber(random, () => at),
        MaybeNumber(random, () => (Mood)random.Next(4)), MaybeNumber(random, () => random.Next(1, 6)),
        MaybeNumber(random, () => (2 * random.NextDouble()) - 1), MaybeNumber(random, () => -1e-7),
        random.Next(5) == 0, MaybeText(random, "comment"),
        MaybeNumber(random, () => random.NextDouble() * Math.Pow(10, random.Next(-7, 3))), random.Next(4),
        random.NextDouble() * 30, MaybeNumber(random, () => random.Next(4) > 0), random.Next(3));

    private static string Text(Random random, string end) => s_beginnings[random.Next(s_beginnings.Length)] + end;

    private static string? MaybeText(Random random, string end) =>
        random.Next(4) == 0 ? null : s_beginnings[random.Next(3)] + end;

    private static T? Maybe<T>(Random random, Func<T> make)
        where T : class => random.Next(4) == 0 ? null : make();

    private static T? MaybeNumber<T>(Random random, Func<T> make)
        where T : struct => random.Next(4) == 0 ? null : make();
}
