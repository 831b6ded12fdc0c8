using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MoodLab.Lab.Judging;
using MoodLab.Lab.Models;
using MoodLab.Lab.Tests.Pieces;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Judging;

public sealed class MoodJudgeTests : IDisposable
{
    private static readonly string s_models = Path.GetDirectoryName(ShippedModel.Find())!;
    private static readonly string s_shipped = Path.Combine(s_models, "judge.safetensors");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Hear_Piece_GivesFourSharesOfOne()
    {
        var heard = Create(s_shipped).Hear(SamplePieces.Create("ada").Midi)!;

        Assert.Equal(Enum.GetValues<Mood>(), heard.Moods.Select(mood => mood.Mood));
        Assert.All(heard.Moods, mood => Assert.InRange(mood.Share, 0, 1));
        Assert.Equal(1, heard.Moods.Sum(mood => mood.Share), 1e-9);
        Assert.Equal(heard.Moods.Max(mood => mood.Share), heard.Likeliest.Share);
    }

    [Fact]
    public void Hear_FastLoudMajorAndSlowSoftMinor_TellsThemApart()
    {
        var judge = Create(s_shipped);
        int[] major = [60, 64, 67, 72, 76, 79];
        int[] minor = [48, 51, 55, 60, 55, 51];

        var fast = judge.Hear(Write(major, microseconds: 350_000, velocity: 112, length: 240))!;
        var slow = judge.Hear(Write(minor, microseconds: 1_000_000, velocity: 45, length: 960))!;

        Assert.True(Aroused(fast) > Aroused(slow), $"{Aroused(fast)} for fast and loud, {Aroused(slow)} for slow.");
    }

    [Fact]
    public void Hear_NoNotes_IsNull() =>
        Assert.Null(Create(s_shipped).Hear(MidiWriter.Write(new Score { TicksPerQuarter = 480, Parts = [] })));

    [Theory]
    [InlineData(null)]
    [InlineData("no judge")]
    public void Create_FileMissingOrDamaged_HearsNothing(string? content)
    {
        var path = Path.Combine(_folder.FullName, "judge.safetensors");
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }

        var judge = Create(path);

        Assert.False(judge.IsAvailable);
        Assert.Null(judge.Hear(SamplePieces.Create("ada").Midi));
    }

    [Fact]
    public void Scores_OfTheShippedJudge_AreThoseOfItsCard()
    {
        var card = File.ReadAllText(Path.Combine(s_models, "judge.md"));
        static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

        Assert.Contains(
            $"| {Percent(JudgeScores.Accuracy)} % | {Percent(JudgeScores.Low)} to {Percent(JudgeScores.High)} % |",
            card,
            StringComparison.Ordinal);
        Assert.Contains($"Chance is {100 * JudgeScores.Chance:0} %", card, StringComparison.Ordinal);
        Assert.Contains("fragments under ten seconds", card, StringComparison.Ordinal);
        Assert.Equal(10, JudgeScores.ShortestSeconds);
    }

    private static MoodJudge Create(string path) => new(path, NullLogger<MoodJudge>.Instance);

    private static double Aroused(Hearing heard) =>
        heard.Moods.Where(mood => mood.Mood.IsAroused()).Sum(mood => mood.Share);

    private static byte[] Write(int[] pitches, int microseconds, int velocity, int length) =>
        MidiWriter.Write(new Score
        {
            TicksPerQuarter = 480,
            Tempi = [new TempoChange(0, microseconds)],
            Parts =
            [
                new Part
                {
                    Notes =
                    [
                        .. Enumerable.Range(0, 60).Select(i => new Note(
                            new MidiPitch(pitches[i % pitches.Length]), new Velocity(velocity), i * length, length)),
                    ],
                },
            ],
        });
}
