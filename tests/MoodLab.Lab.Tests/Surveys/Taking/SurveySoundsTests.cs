using System.Text;
using MoodLab.Lab.Surveys.Taking;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Taking;

public sealed class SurveySoundsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sounds_OfASurvey_SayNothingAndAreOfOneSize()
    {
        await using var survey = await TakenSurvey.CreateAsync(hasPractice: true);
        var pieces = await survey.Surveys.PiecesAsync(survey.Id, Token);

        var sounds = SurveySounds.Prepare(pieces);

        Assert.Equal(5, sounds.Count);
        var size = Assert.Single(sounds.Values.Select(sound => sound.File.Length).Distinct());
        Assert.Equal(0, size % 1024);
        Assert.All(pieces, piece =>
        {
            var file = sounds[piece.Id].File;
            Assert.DoesNotContain("Secret", Encoding.Latin1.GetString(file), StringComparison.OrdinalIgnoreCase);
            var heard = MidiReader.Read(file, MidiReadOptions.Tolerant);
            Assert.Empty(heard.Damages);
            Assert.Equal("", heard.Score.Title);
            Assert.Empty(heard.Score.KeySignatures);
            Assert.Equal(
                MidiReader.Read(piece.Midi).Score.Parts.Select(part => part with { Name = "" }), heard.Score.Parts);
        });
    }

    [Fact]
    public async Task Sound_AfterThePiecesWereReplaced_IsTheNewOne()
    {
        await using var survey = await TakenSurvey.CreateAsync(state: Data.Surveys.SurveyState.Pilot);
        var (old, oldToken) = await OpenFirstAsync(survey);
        Assert.NotNull(await survey.Taking.SoundAsync(TakenSurvey.Link, old, oldToken, Token));
        var pieces = (await survey.Surveys.PiecesAsync(survey.Id, Token)).Select(piece =>
            new Data.Surveys.NewSurveyPiece(
                piece.IsPractice, piece.Title, Mood.Calm, null, null, null, piece.Seconds, piece.Midi))
            .Take(1).ToList();

        await survey.Surveys.ChangeAsync(survey.Id, "New", TakenSurvey.Bare.ToJson(), pieces, Token);

        var (key, token) = await OpenFirstAsync(survey);
        var after = await survey.Taking.SoundAsync(TakenSurvey.Link, key, token, Token);
        Assert.NotNull(after);
        Assert.Null(await survey.Taking.SoundAsync(TakenSurvey.Link, old, oldToken, Token));
        await survey.AnswerAsync(key, Mood.Calm);
        Assert.Equal(1, (await survey.OpenAsync(key)).Score?.Correct);
    }

    private static async Task<(string Key, string Token)> OpenFirstAsync(TakenSurvey survey)
    {
        var key = await survey.StartAsync();
        return (key, (await survey.OpenAsync(key)).Token!);
    }
}
