using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Taking;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Taking;

public sealed class SurveyTakingTests
{
    private const string Link = TakenSurvey.Link;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_OfAWholeSurvey_ComeOneAfterTheOther()
    {
        await using var survey = await TakenSurvey.CreateAsync(new SurveyDesign(), hasPractice: true);
        var taking = survey.Taking;
        Assert.Equal(ListenStep.Welcome, (await survey.OpenAsync(null)).Step);
        var key = await survey.StartAsync("panel 7");
        async Task<ListenView> AtAsync(ListenStep step)
        {
            var view = await survey.OpenAsync(key);
            Assert.Equal((SurveyDoor.Open, step, true), (view.Door, view.Step, view.HasBegun));
            return view;
        }

        await AtAsync(ListenStep.Questions);
        await taking.AnswerQuestionsAsync(Link, key, new ListenerFacts("25-34", 4.2, "headphones"), Token);
        await AtAsync(ListenStep.Sound);
        await taking.SetLevelAsync(Link, key, 60, Token);
        await AtAsync(ListenStep.Headphones);
        await taking.TestHeadphonesAsync(Link, key, 5, Token);
        var practice = await AtAsync(ListenStep.Practice);
        Assert.Null(practice.PracticeMeant);
        survey.Clock.Move(TimeSpan.FromSeconds(TakenSurvey.Seconds));
        await taking.AnswerPracticeAsync(Link, key, TakenSurvey.Heard(practice.Token!, Mood.Calm), Token);
        var feedback = await AtAsync(ListenStep.Feedback);
        Assert.Equal((Mood.Calm, Mood.Delighted), (feedback.PracticeHeard, feedback.PracticeMeant));
        await taking.LeavePracticeAsync(Link, key, Token);
        await AtAsync(ListenStep.Piece);
        await survey.FinishAsync(key, right: 4);
        await AtAsync(ListenStep.End);

        var person = Assert.Single(await survey.PeopleAsync());
        Assert.Equal(
            ("25-34", 4.2, "headphones", 60, 5, false, "panel 7", 1),
            (person.AgeBand, person.Musicianship, person.PlaybackDevice, person.Level, person.HeadphonesCorrect,
                person.PassedPractice, person.PanelId, person.ConsentVersion));
        Assert.Equal(SurveyTaking.ConsentHash(new SurveyDesign()), person.ConsentHash);
        Assert.Equal([1, 2, 3, 4], person.Trials.Select(trial => trial.Position));
        Assert.All(person.Trials, trial => Assert.Equal((TakenSurvey.Seconds, true), (trial.Seconds, trial.Heard)));
    }

    [Fact]
    public async Task Start_WithoutConsentOrToAnotherText_IsRefused()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var key = ListenerKey.Create();
        var hash = SurveyTaking.ConsentHash(TakenSurvey.Bare);

        Assert.Equal(ListenRefusal.NoConsent, await survey.Taking.StartAsync(Link, key, null, null, Token));
        Assert.Equal(ListenRefusal.OldConsent, await survey.Taking.StartAsync(Link, key, "other", null, Token));
        Assert.Equal(ListenRefusal.Invalid, await survey.Taking.StartAsync(Link, "guessed", hash, null, Token));
        Assert.Equal(
            ListenRefusal.Invalid, await survey.Taking.StartAsync(Link, key, hash, new string('x', 129), Token));
        Assert.Empty(await survey.PeopleAsync());
    }

    [Fact]
    public async Task Key_InTheDatabase_IsOnlyItsHash()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var key = await survey.StartAsync();

        Assert.NotEqual(key, ListenerKey.Create());
        Assert.True(ListenerKey.IsKey(key));
        Assert.False(ListenerKey.IsKey(ListenerKey.Hash(key)));
        Assert.Equal(ListenStep.Welcome, (await survey.OpenAsync(ListenerKey.Create())).Step);
        Assert.Equal(ListenStep.Welcome, (await survey.OpenAsync(ListenerKey.Hash(key))).Step);
        Assert.Equal(ListenStep.Piece, (await survey.OpenAsync(key)).Step);
    }

    [Fact]
    public async Task Answer_OfAnother_IsNeitherSeenNorChanged()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var (ada, ben) = (await survey.StartAsync(), await survey.StartAsync());
        var (ofAda, ofBen) = ((await survey.OpenAsync(ada)).Token!, (await survey.OpenAsync(ben)).Token!);
        survey.Clock.Move(TimeSpan.FromMinutes(1));

        await survey.Taking.AnswerAsync(Link, ben, TakenSurvey.Heard(ofAda, Mood.Calm), Token);

        Assert.All((await survey.PeopleAsync()).SelectMany(person => person.Trials), trial => Assert.Null(trial.Mood));
        Assert.NotNull(await survey.Taking.SoundAsync(Link, ada, ofAda, Token));
        Assert.Null(await survey.Taking.SoundAsync(Link, ben, ofAda, Token));
        Assert.Null(await survey.Taking.SoundAsync(Link, null, ofAda, Token));
        Assert.Null(await survey.Taking.SoundAsync(Link, ada, ofBen, Token));
        Assert.Null(await survey.Taking.SoundAsync(Link, ada, "", Token));
        Assert.Null(await survey.Taking.SoundAsync("other", ada, ofAda, Token));
    }

    [Fact]
    public async Task Answer_BeforeThePieceWasHeard_IsRefusedByWhatIsToldAndByTheServersClock()
    {
        await using var survey = await TakenSurvey.CreateAsync(TakenSurvey.Bare with { HeardShare = 0.5 });
        var key = await survey.StartAsync();
        var token = (await survey.OpenAsync(key)).Token!;
        var heard = TakenSurvey.Heard(token, Mood.Calm);

        Task<ListenRefusal> AnswerAsync(ListenAnswer answer) => survey.Taking.AnswerAsync(Link, key, answer, Token);

        Assert.Equal(ListenRefusal.NotHeard, await AnswerAsync(heard));
        survey.Clock.Move(TimeSpan.FromSeconds(8.9));
        Assert.Equal(ListenRefusal.NotHeard, await AnswerAsync(heard));
        survey.Clock.Move(TimeSpan.FromSeconds(0.2));
        Assert.Equal(ListenRefusal.NotHeard, await AnswerAsync(heard with { HeardSeconds = 8.9 }));
        Assert.Equal(ListenRefusal.NoMood, await AnswerAsync(heard with { Mood = null }));
        Assert.Equal(ListenRefusal.NoConfidence, await AnswerAsync(heard with { Confidence = null }));
        Assert.Equal(ListenRefusal.Invalid, await AnswerAsync(heard with { Confidence = 6 }));
        Assert.Equal(ListenRefusal.Invalid, await AnswerAsync(heard with { Comment = new string('x', 1001) }));
        Assert.Equal(ListenRefusal.Invalid, await AnswerAsync(heard with { HeardSeconds = double.NaN }));
        Assert.Equal(0, (await survey.OpenAsync(key)).Answered);
        Assert.Equal(ListenRefusal.None, await AnswerAsync(heard with { HeardSeconds = 9.1 }));
        Assert.Equal(1, (await survey.OpenAsync(key)).Answered);
    }

    [Fact]
    public async Task Answer_PieceThatEndsInSilence_IsHeardWhereItsSoundEnds()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var key = await survey.StartAsync();
        var answer = TakenSurvey.Heard((await survey.OpenAsync(key)).Token!, Mood.Calm) with
        {
            HeardSeconds = 15,
            Length = 15,
        };
        survey.Clock.Move(TimeSpan.FromSeconds(15));

        Assert.Equal(
            ListenRefusal.NotHeard,
            await survey.Taking.AnswerAsync(Link, key, answer with { HeardSeconds = 5, Length = 5 }, Token));
        Assert.Equal(ListenRefusal.None, await survey.Taking.AnswerAsync(Link, key, answer, Token));
    }

    [Fact]
    public async Task Answer_SentTwiceOrLater_ChangesNothing()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var key = await survey.StartAsync();
        var token = (await survey.OpenAsync(key)).Token!;
        survey.Clock.Move(TimeSpan.FromMinutes(1));
        await survey.Taking.AnswerAsync(Link, key, TakenSurvey.Heard(token, Mood.Calm), Token);
        var before = await survey.PeopleAsync();
        survey.Clock.Move(TimeSpan.FromMinutes(1));

        Assert.Equal(
            ListenRefusal.None,
            await survey.Taking.AnswerAsync(Link, key, TakenSurvey.Heard(token, Mood.Angry), Token));

        Assert.Equivalent(before, await survey.PeopleAsync(), strict: true);
        Assert.Equal(2, (await survey.OpenAsync(key, position: 1)).Position);
    }

    [Fact]
    public async Task Back_WhereItIsAllowed_ShowsTheAnswerAndChangesIt()
    {
        await using var survey = await TakenSurvey.CreateAsync(TakenSurvey.Bare with { AllowsBack = true });
        var key = await survey.StartAsync();
        await survey.AnswerAsync(key, Mood.Calm);

        var back = await survey.OpenAsync(key, position: 1);
        Assert.Equal((1, Mood.Calm), (back.Position, back.Before?.Mood));
        Assert.Equal(2, (await survey.OpenAsync(key, position: 3)).Position);
        await survey.AnswerAsync(key, Mood.Angry, position: 1);

        var trial = Assert.Single(await survey.PeopleAsync()).Trials[0];
        Assert.Equal((Mood.Angry, TakenSurvey.Seconds), (trial.Mood, trial.Seconds));
        Assert.Equal(2, (await survey.OpenAsync(key)).Position);
    }

    [Fact]
    public async Task Answer_OfASurveyThatAsksLess_KeepsNoMore()
    {
        await using var survey = await TakenSurvey.CreateAsync(TakenSurvey.Bare with
        {
            AsksConfidence = false,
            AsksKnown = false,
        });
        var key = await survey.StartAsync();
        var answer = TakenSurvey.Heard((await survey.OpenAsync(key)).Token!, Mood.Calm) with
        {
            Known = true,
            Valence = 0.5,
            Arousal = 0.5,
            Comment = "loud",
        };
        survey.Clock.Move(TimeSpan.FromMinutes(1));

        await survey.Taking.AnswerAsync(Link, key, answer, Token);

        var trial = Assert.Single(await survey.PeopleAsync()).Trials[0];
        Assert.Equal(
            (null, null, null, null, false),
            (trial.Confidence, trial.Valence, trial.Arousal, trial.Comment, trial.Known));
    }

    [Fact]
    public async Task Clock_SetBack_StopsNobody()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var key = await survey.StartAsync();
        var token = (await survey.OpenAsync(key)).Token!;

        survey.Clock.Move(TimeSpan.FromHours(-30));
        var refusal = await survey.Taking.AnswerAsync(Link, key, TakenSurvey.Heard(token, Mood.Calm), Token);

        Assert.Equal(ListenRefusal.None, refusal);
        var trial = Assert.Single(await survey.PeopleAsync()).Trials[0];
        Assert.Equal((Mood.Calm, null), (trial.Mood, trial.Seconds));
        Assert.Equal(2, (await survey.OpenAsync(key)).Position);
        await survey.FinishAsync(key, right: 4);
        Assert.Equal(ListenStep.End, (await survey.OpenAsync(key)).Step);
    }

    [Fact]
    public async Task Score_AtTheEnd_IsHeldAgainstChanceAndTheOthers()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var keys = new List<string>();
        foreach (var right in new[] { 1, 2, 4 })
        {
            keys.Add(await survey.StartAsync());
            await survey.FinishAsync(keys[^1], right);
        }

        await survey.StartAsync();
        var view = await survey.OpenAsync(keys[1]);

        var score = Assert.IsType<ListenScore>(view.Score);
        Assert.Equal(
            (2, 1.0, 2, 2.5, 1),
            (score.Correct, score.ByChance, score.Others, score.OthersMean, score.OthersBelow));
        Assert.Equal(67 / 256.0, score.ProbabilityByChance, 1e-12);
        Assert.Equal([true, true, false, false], score.Pieces.Select(piece => piece.Meant == piece.Heard));
        Assert.Matches("^[2-9A-Z]{4}-[2-9A-Z]{4}$", view.CompletionCode);
        Assert.Equal(view.CompletionCode, (await survey.OpenAsync(keys[1])).CompletionCode);
    }

    [Fact]
    public async Task Score_WhereTheSurveyHidesIt_IsNotTold()
    {
        await using var survey = await TakenSurvey.CreateAsync(TakenSurvey.Bare with
        {
            ShowsScore = false,
            ReturnLink = "https://panel.example/?who={id}",
        });
        var key = await survey.StartAsync("a b&c");
        await survey.FinishAsync(key, right: 1);

        var view = await survey.OpenAsync(key);

        Assert.Null(view.Score);
        Assert.Equal("https://panel.example/?who=a%20b%26c", view.ReturnLink);
    }

    [Fact]
    public async Task Score_WithoutPiecesAndOthers_LeavesThemOut()
    {
        await using var survey = await TakenSurvey.CreateAsync(TakenSurvey.Bare with
        {
            ShowsPieces = false,
            ShowsOthers = false,
        });
        await survey.FinishAsync(await survey.StartAsync(), right: 4);
        var key = await survey.StartAsync();
        await survey.FinishAsync(key, right: 0);

        var score = Assert.IsType<ListenScore>((await survey.OpenAsync(key)).Score);

        Assert.Equal((0, 0, null, 1.0), (score.Correct, score.Others, score.OthersMean, score.ProbabilityByChance));
        Assert.Empty(score.Pieces);
    }

    [Fact]
    public async Task Withdraw_ByItsLink_DeletesAndTellsThePages()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var key = await survey.StartAsync();
        await survey.AnswerAsync(key, Mood.Calm);
        var told = 0;
        using var watching = survey.Watch.Subscribe(survey.Id, () => told++);

        Assert.False(await survey.Taking.WithdrawAsync(Link, key, Token));
        Assert.True(await survey.Taking.WithdrawAsync(Link, ListenerKey.Withdrawal(key), Token));
        Assert.False(await survey.Taking.WithdrawAsync(Link, ListenerKey.Withdrawal(key), Token));

        Assert.Empty(await survey.PeopleAsync());
        Assert.Equal((1, ListenStep.Welcome), (told, (await survey.OpenAsync(key)).Step));
    }

    [Fact]
    public async Task Watch_OfASurvey_IsToldOfEachAnswer()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var told = 0;
        using var watching = survey.Watch.Subscribe(survey.Id, () => told++);

        var key = await survey.StartAsync();
        await survey.FinishAsync(key, right: 4);

        Assert.Equal(5, told);
    }

    [Theory]
    [InlineData(SurveyOrder.Fixed)]
    [InlineData(SurveyOrder.Random)]
    [InlineData(SurveyOrder.Balanced)]
    public async Task Order_OfParticipants_FollowsFromWhatIsStored(SurveyOrder order)
    {
        var design = TakenSurvey.Bare with { Order = order, Seed = 3 };
        await using var survey = await TakenSurvey.CreateAsync(design);
        for (var i = 0; i < 5; i++)
        {
            await survey.StartAsync();
        }

        var people = await survey.PeopleAsync();

        Assert.All(people, person => Assert.Equal(
            PieceOrders.Order(design, 4, person.Number - 1, person.OrderSeed),
            person.Trials.Select(trial => trial.Number)));
    }
}
