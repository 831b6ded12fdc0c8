using MoodLab.Data.Surveys;
using MoodLab.Music.Moods;

namespace MoodLab.Data.Tests.Surveys;

/// <summary>Surveys for tests: a piece for each mood, and one for practice.</summary>
internal static class SampleSurvey
{
    public const string Owner = "ada";

    public static IReadOnlyList<NewSurveyPiece> Pieces { get; } =
    [
        Piece(Mood.Calm) with { IsPractice = true },
        .. Enum.GetValues<Mood>().Select(Piece),
    ];

    public static NewSurvey New { get; } = new(Owner, "Four moods", "{}", Pieces);

    public static SurveyTrialAnswer Answer { get; } = new(
        Mood.Angry, Confidence: 4, Valence: -0.5, Arousal: 0.75, Known: true, Comment: "loud", Seconds: 31.5, Plays: 2,
        HeardSeconds: 20.25, Heard: true, Refocuses: 1);

    /// <summary>Somebody whose slot moves the first piece so many places on.</summary>
    public static async Task<NewSurveyParticipant> ParticipantAsync(
        TestDatabase database, Guid survey, string key, bool isPilot = false)
    {
        var pieces = (await database.Surveys.PiecesAsync(survey, TestContext.Current.CancellationToken))
            .Where(piece => !piece.IsPractice).Select(piece => piece.Id).ToList();
        return new NewSurveyParticipant(
            survey, key, $"withdraw {key}", isPilot, PanelId: null, ConsentHash: "consent", ConsentVersion: 1,
            OrderSeed: 7, slot => [.. pieces.Skip(slot % pieces.Count), .. pieces.Take(slot % pieces.Count)]);
    }

    public static async Task<SurveySittingRecord> StartAsync(
        TestDatabase database, Guid survey, string key, bool isPilot = false)
    {
        var token = TestContext.Current.CancellationToken;
        Assert.True(await database.Participants.StartAsync(
            await ParticipantAsync(database, survey, key, isPilot), token));
        return Assert.IsType<SurveySittingRecord>(await database.Participants.FindAsync(survey, key, token));
    }

    private static NewSurveyPiece Piece(Mood mood) =>
        new(IsPractice: false, $"A {mood.Name()} one", mood, "guided", "mood", 7, 20.5, [1, 2, (byte)mood]);
}
