using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Taking;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Taking;

/// <summary>Who gets in, and who comes back.</summary>
public sealed class SurveyDoorTests
{
    private static readonly DateTime s_now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SurveyState.Draft, SurveyDoor.NotYet)]
    [InlineData(SurveyState.Pilot, SurveyDoor.Open)]
    [InlineData(SurveyState.Open, SurveyDoor.Open)]
    [InlineData(SurveyState.Closed, SurveyDoor.Closed)]
    public async Task Door_OfAState_IsOpenOrSaysWhy(SurveyState state, SurveyDoor door)
    {
        await using var survey = await TakenSurvey.CreateAsync(state: state);
        var key = ListenerKey.Create();

        var view = await survey.OpenAsync(key);
        var refusal = await survey.TryStartAsync(key);

        Assert.Equal(door, view.Door);
        Assert.Equal(door == SurveyDoor.Open ? ListenRefusal.None : ListenRefusal.Door, refusal);
        var people = await survey.PeopleAsync();
        Assert.Equal(door == SurveyDoor.Open ? 1 : 0, people.Count);
        Assert.All(people, person => Assert.Equal(state == SurveyState.Pilot, person.IsPilot));
        Assert.Equal(
            SurveyDoor.Unknown, (await survey.Taking.OpenAsync("other", key, cancellationToken: Token)).Door);
    }

    [Theory]
    [InlineData(1, 2, SurveyDoor.NotYet)]
    [InlineData(-1, 2, SurveyDoor.Open)]
    [InlineData(-2, 0, SurveyDoor.Closed)]
    public async Task Door_WithDates_OpensAndClosesByItself(int opens, int closes, SurveyDoor door)
    {
        await using var survey = await TakenSurvey.CreateAsync(TakenSurvey.Bare with
        {
            OpensAt = s_now.AddHours(opens),
            ClosesAt = s_now.AddHours(closes),
        });

        Assert.Equal(door, (await survey.OpenAsync(null)).Door);
    }

    [Fact]
    public async Task Closed_WhileSomebodyAnswers_KeepsTheScoreOfThoseWhoFinishedOnly()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var (done, under) = (await survey.StartAsync(), await survey.StartAsync());
        await survey.FinishAsync(done, right: 4);
        var token = (await survey.OpenAsync(under)).Token!;

        await survey.Surveys.MoveAsync(survey.Id, SurveyState.Closed, Token);

        var end = await survey.OpenAsync(done);
        Assert.Equal((SurveyDoor.Open, ListenStep.End), (end.Door, end.Step));
        Assert.Equal(SurveyDoor.Closed, (await survey.OpenAsync(under)).Door);
        Assert.Equal(
            ListenRefusal.Door,
            await survey.Taking.AnswerAsync(
                TakenSurvey.Link, under, TakenSurvey.Heard(token, Mood.Calm), Token));
        Assert.True(await survey.Taking.WithdrawAsync(TakenSurvey.Link, ListenerKey.Withdrawal(under), Token));
    }

    [Fact]
    public async Task Full_Survey_LetsThoseGoOnWhoBeganAndNobodyElse()
    {
        await using var survey = await TakenSurvey.CreateAsync(TakenSurvey.Bare with { MostParticipants = 2 });
        var first = await survey.StartAsync();
        await survey.StartAsync();
        var late = ListenerKey.Create();

        Assert.Equal(SurveyDoor.Full, (await survey.OpenAsync(late)).Door);
        Assert.Equal(ListenRefusal.Door, await survey.TryStartAsync(late));
        Assert.Equal(SurveyDoor.Open, (await survey.OpenAsync(first)).Door);
        await survey.FinishAsync(first, right: 1);
        survey.Clock.Move(TimeSpan.FromHours(25));
        Assert.Equal(ListenRefusal.None, await survey.TryStartAsync(late));
        Assert.Equal(SurveyDoor.Full, (await survey.OpenAsync(ListenerKey.Create())).Door);
    }

    [Fact]
    public async Task Return_WithinTheTime_GoesOnAtTheSamePiece()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var key = await survey.StartAsync();
        await survey.AnswerAsync(key, Mood.Calm);
        var before = await survey.OpenAsync(key);

        survey.Clock.Move(TimeSpan.FromHours(23));

        var after = await survey.OpenAsync(key);
        Assert.Equal((2, before.Token), (after.Position, after.Token));
    }

    [Theory]
    [InlineData(ResumeRule.StartAgain, SurveyDoor.Open, ListenStep.Welcome)]
    [InlineData(ResumeRule.GoOn, SurveyDoor.Open, ListenStep.Piece)]
    [InlineData(ResumeRule.Refuse, SurveyDoor.TooLate, ListenStep.Piece)]
    public async Task Return_AfterTheTime_IsTheSurveysRule(ResumeRule rule, SurveyDoor door, ListenStep step)
    {
        await using var survey = await TakenSurvey.CreateAsync(TakenSurvey.Bare with { AfterResume = rule });
        var key = await survey.StartAsync();
        await survey.AnswerAsync(key, Mood.Calm);

        survey.Clock.Move(TimeSpan.FromHours(25));

        var view = await survey.OpenAsync(key);
        Assert.Equal((door, step, true), (view.Door, view.Step, view.IsKeyUsed));
    }

    [Fact]
    public async Task Return_ToStartAgain_NeedsANewKeyAndGetsTheOldOrder()
    {
        await using var survey = await TakenSurvey.CreateAsync();
        var key = await survey.StartAsync();
        survey.Clock.Move(TimeSpan.FromHours(25));

        Assert.Equal(ListenRefusal.OldConsent, await survey.TryStartAsync(key));
        await survey.StartAsync();

        var people = await survey.PeopleAsync();
        Assert.Equal(2, people.Count);
        Assert.Equal(
            people[0].Trials.Select(trial => trial.Number), people[1].Trials.Select(trial => trial.Number));
    }
}
