using Microsoft.EntityFrameworkCore;
using MoodLab.Data.Surveys;
using MoodLab.Music.Moods;

namespace MoodLab.Data.Tests.Surveys;

public sealed class SurveyParticipantStoreTests
{
    private const string Code = "CODE";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_Participant_HasAPlaceForEachPieceUnderANameOfItsOwn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);

        var first = await SampleSurvey.StartAsync(database, survey, "first");
        var second = await SampleSurvey.StartAsync(database, survey, "second");

        Assert.Equal([1, 2, 3, 4], first.Trials.Select(trial => trial.Trial.Position));
        Assert.Equal([0, 1, 2, 3], first.Trials.Select(trial => trial.Trial.Number));
        Assert.Equal([1, 2, 3, 0], second.Trials.Select(trial => trial.Trial.Number));
        Assert.Equal(
            10,
            first.Trials.Concat(second.Trials).Select(trial => trial.Token)
                .Append(first.PracticeToken).Append(second.PracticeToken).Distinct().Count());
        Assert.Equal(["P001", "P002"], (await PeopleAsync(database, survey)).Select(person => person.Name));
    }

    [Fact]
    public async Task Start_TheSameKeyTwice_StartsOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        var participant = await SampleSurvey.ParticipantAsync(database, survey, "key");

        var started = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => database.Participants.StartAsync(participant, Token)));

        Assert.DoesNotContain(false, started);
        Assert.Single(await PeopleAsync(database, survey));
    }

    [Fact]
    public async Task Start_ManyAtOnce_GivesEachASlotAndANumberOfTheirOwn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        var participant = await SampleSurvey.ParticipantAsync(database, survey, "key");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => database.Participants.StartAsync(
            participant with { KeyHash = $"{i}", WithdrawalHash = $"{i}" }, Token)));

        var people = await PeopleAsync(database, survey);
        Assert.Equal(Enumerable.Range(1, 20), people.Select(person => person.Number));
        Assert.All(
            people.GroupBy(person => person.Trials[0].Number), group => Assert.Equal(5, group.Count()));
    }

    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    public async Task Start_AfterSomebodyGaveUp_GetsTheirSlotAndTheirPlace(string key)
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        SurveySittingRecord[] sittings =
        [
            await SampleSurvey.StartAsync(database, survey, "first"),
            await SampleSurvey.StartAsync(database, survey, "second"),
            await SampleSurvey.StartAsync(database, survey, "third"),
        ];
        var gaveUp = Assert.IsType<SurveySittingRecord>(await database.Participants.FindAsync(survey, key, Token));
        database.Clock.Move(TimeSpan.FromHours(25));
        foreach (var sitting in sittings.Where(sitting => sitting.Id != gaveUp.Id))
        {
            await database.Participants.SetLevelAsync(sitting.Id, 70, Token);
        }

        var next = await SampleSurvey.ParticipantAsync(database, survey, "next") with
        {
            MostParticipants = 3,
            AbandonedBefore = database.Clock.GetUtcNow().UtcDateTime.AddHours(-24),
        };

        Assert.False(await database.Participants.StartAsync(next with { MostParticipants = 2 }, Token));
        Assert.True(await database.Participants.StartAsync(next, Token));

        var last = Assert.IsType<SurveySittingRecord>(await database.Participants.FindAsync(survey, "next", Token));
        Assert.Equal(Order(gaveUp), Order(last));
        Assert.Equal(4, (await PeopleAsync(database, survey)).Max(person => person.Number));
    }

    [Fact]
    public async Task Sitting_OfAnotherSurvey_IsNotFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        var other = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        await SampleSurvey.StartAsync(database, survey, "key");

        Assert.Null(await database.Participants.FindAsync(other, "key", Token));
        Assert.Null(await database.Participants.FindAsync(survey, "withdraw key", Token));
        Assert.False(await database.Participants.WithdrawAsync(other, "withdraw key", Token));
    }

    [Fact]
    public async Task Steps_BeforeThePieces_AreKeptOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        var id = (await SampleSurvey.StartAsync(database, survey, "key")).Id;
        var store = database.Participants;

        Assert.False(await store.AnswerPracticeAsync(id, Mood.Calm, passed: true, Token));
        Assert.False(await store.LeavePracticeAsync(id, Token));
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(time == 0, await store.AnswerQuestionsAsync(id, $"{time}", time, $"{time}", Token));
            Assert.Equal(time == 0, await store.SetLevelAsync(id, time, Token));
            Assert.Equal(time == 0, await store.TestHeadphonesAsync(id, time, Token));
            Assert.Equal(time == 0, await store.ShowPracticeAsync(id, Token));
            Assert.Equal(time == 0, await store.AnswerPracticeAsync(id, Mood.Calm, passed: true, Token));
            Assert.Equal(time == 0, await store.LeavePracticeAsync(id, Token));
        }

        var person = Assert.Single(await PeopleAsync(database, survey));
        Assert.Equal(
            ("0", 0, "0", 0, 0, true),
            (person.AgeBand, person.Musicianship, person.PlaybackDevice, person.Level, person.HeadphonesCorrect,
                person.PassedPractice));
    }

    [Fact]
    public async Task Answer_PieceThatWasNotShown_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        var sitting = await SampleSurvey.StartAsync(database, survey, "key");
        var piece = sitting.Trials[0].Trial.PieceId;

        Assert.False(await database.Participants.AnswerAsync(
            sitting.Id, piece, SampleSurvey.Answer, again: true, Code, Token));
        Assert.False(await database.Participants.ShowAsync(Guid.NewGuid(), piece, Token));
    }

    [Fact]
    public async Task Answer_Twice_TheFirstHoldsUnlessItMayBeChanged()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        var sitting = await SampleSurvey.StartAsync(database, survey, "key");
        var piece = sitting.Trials[0].Trial.PieceId;
        var store = database.Participants;
        await store.ShowAsync(sitting.Id, piece, Token);
        Assert.True(await store.AnswerAsync(sitting.Id, piece, SampleSurvey.Answer, again: false, Code, Token));
        var first = await TrialAsync(database, survey);
        database.Clock.Move(TimeSpan.FromMinutes(1));
        var other = SampleSurvey.Answer with { Mood = Mood.Calm, Seconds = 91.5 };

        Assert.False(await store.AnswerAsync(sitting.Id, piece, other, again: false, Code, Token));
        Assert.Equal(first, await TrialAsync(database, survey));
        Assert.Equal(
            (Mood.Angry, 4, -0.5, 0.75, true, "loud", 31.5, 2, 20.25, true, 1),
            (first.Mood, first.Confidence, first.Valence, first.Arousal, first.Known, first.Comment, first.Seconds,
                first.Plays, first.HeardSeconds, first.Heard, first.Refocuses));

        Assert.True(await store.AnswerAsync(sitting.Id, piece, other, again: true, Code, Token));
        Assert.Equal(first with { Mood = Mood.Calm }, await TrialAsync(database, survey));
    }

    [Fact]
    public async Task Answer_TheLastPiece_FinishesWithTheCode()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        var sitting = await SampleSurvey.StartAsync(database, survey, "key");
        foreach (var trial in sitting.Trials)
        {
            Assert.Null(Assert.Single(await PeopleAsync(database, survey)).FinishedAt);
            await database.Participants.ShowAsync(sitting.Id, trial.Trial.PieceId, Token);
            await database.Participants.AnswerAsync(
                sitting.Id, trial.Trial.PieceId, SampleSurvey.Answer, again: false, Code, Token);
        }

        var person = Assert.Single(await PeopleAsync(database, survey));
        Assert.Equal((database.Clock.GetUtcNow().UtcDateTime, Code), (person.FinishedAt, person.CompletionCode));
        Assert.Equal(1, (await database.Surveys.FindAsync(survey, Token))?.Finished);
    }

    [Fact]
    public async Task Write_ThatFails_LeavesThoseOfTheSameMomentAsTheyAre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        var participant = await SampleSurvey.ParticipantAsync(database, survey, "key");

        var started = Enumerable.Range(0, 40).Select(i => database.Participants.StartAsync(
            participant with
            {
                KeyHash = $"{i}",
                WithdrawalHash = $"{i}",
                Order = i % 4 == 3 ? _ => [Guid.NewGuid()] : participant.Order,
            },
            Token)).ToList();
        await Task.WhenAll(started.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.All(started.Index(), item => Assert.Equal(item.Index % 4 == 3, item.Item.IsFaulted));
        Assert.Equal(30, (await PeopleAsync(database, survey)).Count);
        Assert.All(await PeopleAsync(database, survey), person => Assert.Equal(4, person.Trials.Count));
    }

    [Fact]
    public async Task BackUp_WhileParticipantsAnswer_IsWholeUpToItsMoment()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        var sittings = new List<SurveySittingRecord>();
        for (var i = 0; i < 30; i++)
        {
            sittings.Add(await SampleSurvey.StartAsync(database, survey, $"{i}"));
        }

        var answered = new System.Collections.Concurrent.ConcurrentBag<(Guid, Guid)>();
        var answering = sittings.Select(async sitting =>
        {
            foreach (var trial in sitting.Trials)
            {
                await database.Participants.ShowAsync(sitting.Id, trial.Trial.PieceId, Token);
                await database.Participants.AnswerAsync(
                    sitting.Id, trial.Trial.PieceId, SampleSurvey.Answer, again: false, Code, Token);
                answered.Add((sitting.Id, trial.Trial.PieceId));
            }
        }).ToList();
        while (answered.Count < 40)
        {
            await Task.Delay(1, Token);
        }

        var before = answered.ToList();
        var copy = database.PathBeside("copy.db");
        await database.Database.BackUpAsync(copy, Token);
        await Task.WhenAll(answering);

        var options = new DbContextOptionsBuilder<LabDbContext>().UseSqlite($"Data Source={copy}").Options;
        await using LabDbContext context = new(options);
        var kept = (await context.SurveyTrials.Where(trial => trial.AnsweredAt != null).ToListAsync(Token))
            .Select(trial => (trial.ParticipantId, trial.PieceId)).ToHashSet();
        Assert.Empty(before.Except(kept));
        Assert.Equal(30, await context.SurveyParticipants.CountAsync(Token));
        Assert.All(
            await context.SurveyParticipants.ToListAsync(Token),
            person => Assert.Equal(
                person.FinishedAt is not null, kept.Count(answer => answer.ParticipantId == person.Id) == 4));
    }

    [Fact]
    public async Task Withdraw_Participant_LeavesNothingOfThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        var survey = await database.Surveys.AddAsync(SampleSurvey.New, Token);
        await SampleSurvey.StartAsync(database, survey, "stays");
        await SampleSurvey.StartAsync(database, survey, "goes");

        Assert.False(await database.Participants.WithdrawAsync(survey, "goes", Token));
        Assert.True(await database.Participants.WithdrawAsync(survey, "withdraw goes", Token));

        Assert.False(await database.Participants.WithdrawAsync(survey, "withdraw goes", Token));
        Assert.Equal("P001", Assert.Single(await PeopleAsync(database, survey)).Name);
        Assert.Null(await database.Participants.FindAsync(survey, "goes", Token));
    }

    private static IEnumerable<int> Order(SurveySittingRecord sitting) =>
        sitting.Trials.Select(trial => trial.Trial.Number);

    private static Task<IReadOnlyList<SurveyParticipantRecord>> PeopleAsync(TestDatabase database, Guid survey) =>
        database.Surveys.ParticipantsAsync(survey, Token);

    private static async Task<SurveyTrialRecord> TrialAsync(TestDatabase database, Guid survey) =>
        Assert.Single(await PeopleAsync(database, survey)).Trials[0];
}
