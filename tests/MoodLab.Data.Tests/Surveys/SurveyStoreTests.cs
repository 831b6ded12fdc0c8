using MoodLab.Data.Surveys;
using MoodLab.Music.Moods;

namespace MoodLab.Data.Tests.Surveys;

public sealed class SurveyStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_Survey_ComesBackAsItWas()
    {
        await using var database = await TestDatabase.CreateAsync();

        var id = await database.Surveys.AddAsync(SampleSurvey.New, Token);

        var survey = await FindAsync(database, id);
        Assert.Equal(
            ("ada", "Four moods", SurveyState.Draft, "{}", 4, 0, 0),
            (survey.Owner, survey.Title, survey.State, survey.Design, survey.Pieces, survey.Participants,
                survey.Finished));
        Assert.Equal(22, survey.Link.Length);
        Assert.Equal(survey, await database.Surveys.FindByLinkAsync(survey.Link, Token));
        Assert.Null(await database.Surveys.FindByLinkAsync("demo", Token));
        var pieces = await database.Surveys.PiecesAsync(id, Token);
        Assert.Equal([-1, 0, 1, 2, 3], pieces.Select(piece => piece.Number));
        Assert.Equal(
            [Mood.Calm, Mood.Depressed, Mood.Calm, Mood.Angry, Mood.Delighted], pieces.Select(piece => piece.Mood));
        Assert.Equal([1, 2, 3], pieces[4].Midi);
        Assert.Equal("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", pieces[4].Sha256);
    }

    [Fact]
    public async Task Add_TwoPracticePieces_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pieces = SampleSurvey.Pieces.Select(piece => piece with { IsPractice = true }).ToList();

        await Assert.ThrowsAsync<ArgumentException>(
            () => database.Surveys.AddAsync(SampleSurvey.New with { Pieces = pieces }, Token));
    }

    [Fact]
    public async Task List_OfAResearcher_HoldsTheirOwnAndTheLaboratorys()
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var owner in new[] { "ada", "bob", string.Empty })
        {
            await database.Surveys.AddAsync(SampleSurvey.New with { Owner = owner }, Token);
            database.Clock.Move(TimeSpan.FromSeconds(1));
        }

        var surveys = await database.Surveys.ListAsync("ada", Token);

        Assert.Equal([string.Empty, "ada"], surveys.Select(survey => survey.Owner));
        Assert.Equal(
            [string.Empty, "bob", "ada"],
            (await database.Surveys.ListAllAsync(Token)).Select(survey => survey.Owner));
    }

    [Fact]
    public async Task Change_WithPilotsOnly_ReplacesThePiecesAndDeletesTheirAnswers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        await SampleSurvey.StartAsync(database, id, "pilot", isPilot: true);

        Assert.True(await database.Surveys.ChangeAsync(
            id, "Two moods", """{"seed":3}""", [.. SampleSurvey.Pieces.Take(3)], Token));

        var survey = await FindAsync(database, id);
        Assert.Equal(("Two moods", """{"seed":3}""", 2), (survey.Title, survey.Design, survey.Pieces));
        Assert.Empty(await database.Surveys.ParticipantsAsync(id, Token));
    }

    [Fact]
    public async Task Change_OnceSomebodyBegan_IsRefusedAndChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        await SampleSurvey.StartAsync(database, id, "key");

        Assert.False(await database.Surveys.ChangeAsync(id, "Other", "{}", [], Token));
        Assert.True(await database.Surveys.ChangeDesignAsync(id, design => design.Replace("}", "\"seed\":3}"), Token));

        var survey = await FindAsync(database, id);
        Assert.Equal(("Four moods", """{"seed":3}""", 4), (survey.Title, survey.Design, survey.Pieces));
    }

    [Fact]
    public async Task Change_WhileListenersMayCome_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Surveys.AddAsync(SampleSurvey.New with { State = SurveyState.Open }, Token);

        Assert.False(await database.Surveys.ChangeAsync(id, "Other", "{}", [], Token));
        await database.Surveys.MoveAsync(id, SurveyState.Closed, Token);
        Assert.True(await database.Surveys.ChangeAsync(id, "Other", "{}", [], Token));
    }

    [Theory]
    [InlineData(SurveyState.Draft, SurveyState.Pilot, true)]
    [InlineData(SurveyState.Draft, SurveyState.Open, true)]
    [InlineData(SurveyState.Draft, SurveyState.Closed, false)]
    [InlineData(SurveyState.Pilot, SurveyState.Draft, true)]
    [InlineData(SurveyState.Pilot, SurveyState.Open, true)]
    [InlineData(SurveyState.Open, SurveyState.Closed, true)]
    [InlineData(SurveyState.Open, SurveyState.Draft, false)]
    [InlineData(SurveyState.Open, SurveyState.Pilot, false)]
    [InlineData(SurveyState.Closed, SurveyState.Open, true)]
    [InlineData(SurveyState.Closed, SurveyState.Pilot, false)]
    public async Task Move_ToAnotherState_GoesOnlyWhereItMay(SurveyState from, SurveyState to, bool may)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Surveys.AddAsync(SampleSurvey.New with { State = from }, Token);

        Assert.Equal(may, await database.Surveys.MoveAsync(id, to, Token));

        Assert.Equal(may ? to : from, (await FindAsync(database, id)).State);
    }

    [Fact]
    public async Task Move_ToOpen_DeletesPilotsAndKeepsListeners()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Surveys.AddAsync(SampleSurvey.New with { State = SurveyState.Pilot }, Token);
        await SampleSurvey.StartAsync(database, id, "pilot", isPilot: true);
        await database.Surveys.MoveAsync(id, SurveyState.Open, Token);
        await SampleSurvey.StartAsync(database, id, "listener");
        var opened = (await FindAsync(database, id)).OpenedAt;
        database.Clock.Move(TimeSpan.FromHours(1));

        await database.Surveys.MoveAsync(id, SurveyState.Closed, Token);
        Assert.NotNull((await FindAsync(database, id)).ClosedAt);
        await database.Surveys.MoveAsync(id, SurveyState.Open, Token);

        var survey = await FindAsync(database, id);
        Assert.Equal((opened, null, 1), (survey.OpenedAt, survey.ClosedAt, survey.Participants));
        Assert.False(Assert.Single(await database.Surveys.ParticipantsAsync(id, Token)).IsPilot);
    }

    [Fact]
    public async Task Delete_Survey_TakesEverythingWithIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        await SampleSurvey.StartAsync(database, id, "key");

        Assert.True(await database.Surveys.DeleteAsync(id, Token));

        Assert.False(await database.Surveys.DeleteAsync(id, Token));
        Assert.Null(await database.Surveys.FindAsync(id, Token));
        Assert.Empty(await database.Surveys.PiecesAsync(id, Token));
        Assert.Empty(await database.Surveys.ParticipantsAsync(id, Token));
    }

    [Fact]
    public async Task AddParticipants_FromElsewhere_ComeBackAsTheyWere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Surveys.AddAsync(SampleSurvey.New with { IsImported = true }, Token);
        var pieces = (await database.Surveys.PiecesAsync(id, Token)).Where(piece => !piece.IsPractice).ToList();
        var time = new DateTime(2020, 5, 1, 10, 0, 0, DateTimeKind.Utc);
        SurveyParticipantRecord[] participants =
        [
            .. Enumerable.Range(1, 2).Select(number => new SurveyParticipantRecord(
                Guid.NewGuid(), $"R{number}", number, IsPilot: false, PanelId: null, time, time.AddHours(1), "hash", 1,
                time, "25-34", 3.5, "headphones", 5, 60, PassedPractice: true, OrderSeed: 0, PrintedScore: 3,
                [
                    .. pieces.Select(piece => new SurveyTrialRecord(
                        piece.Id, piece.Number, piece.Number + 1, null, time, Mood.Calm, 3, null, null, Known: false,
                        null, 12.5, 1, 20, Heard: true, 0)),
                ])
            {
                MusicianshipGroup = "players",
            }),
        ];

        await database.Surveys.AddParticipantsAsync(id, participants, Token);

        var stored = await database.Surveys.ParticipantsAsync(id, Token);
        Assert.Equivalent(participants, stored, strict: true);
        Assert.Equal((2, 2), ((await FindAsync(database, id)).Participants, (await FindAsync(database, id)).Finished));
    }

    private static async Task<SurveyRecord> FindAsync(TestDatabase database, Guid id) =>
        Assert.IsType<SurveyRecord>(await database.Surveys.FindAsync(id, Token));
}
