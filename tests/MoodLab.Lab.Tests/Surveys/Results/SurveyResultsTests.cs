using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Lab.Tests.Surveys.Scoring;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Results;

public sealed class SurveyResultsTests
{
    private static readonly SurveyScoreOptions s_few = new() { Draws = 100 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_AnySurvey_IsReadAsItWas()
    {
        await using var lab = await TestLab.CreateAsync();
        var results = lab.Services.GetRequiredService<SurveyResults>();
        for (var seed = 0; seed < 20; seed++)
        {
            var survey = RandomSurvey.Draw(seed);

            var id = await results.ImportAsync("ada", survey, cancellationToken: Token);

            var stored = Assert.IsType<SurveyFile>(await results.ReadAsync("ada", id, Token));
            Assert.Equal((SurveyState.Closed, true), (stored.State, stored.IsImported));
            Assert.Equal(Text(survey, stored), Text(stored, stored));
        }
    }

    [Fact]
    public async Task Start_BringsTheSampleStudyOnce()
    {
        await using var lab = await TestLab.CreateAsync();
        await lab.StartAsync();
        var store = lab.Services.GetRequiredService<SurveyStore>();
        var results = lab.Services.GetRequiredService<SurveyResults>();
        SampleStudy study = new(store, results, TimeProvider.System);

        await study.StartAsync(Token);

        var survey = Assert.Single(await results.ListAsync("ada", Token), of => of.Link == SampleStudy.Link);
        Assert.Equal((8, 23, 23, ""), (survey.Pieces, survey.Participants, survey.Finished, survey.Owner));
        var stored = (await results.ReadAsync("anybody", survey.Id, Token))!.ToResponses();
        Assert.Equal(
            JsonSerializer.Serialize(SurveyScorer.Score(SampleSurvey.Study, s_few, Token)).Replace(
                "\"RespondentScores\"", "", StringComparison.Ordinal),
            JsonSerializer.Serialize(SurveyScorer.Score(stored, s_few, Token)).Replace(
                "\"RespondentScores\"", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_AfterHalfAnImport_BringsTheWhole()
    {
        await using var lab = await TestLab.CreateAsync();
        var store = lab.Services.GetRequiredService<SurveyStore>();
        await store.AddAsync(
            new NewSurvey("", "Half", "{}", []) { Link = SampleStudy.Link, State = SurveyState.Closed }, Token);

        await lab.StartAsync();

        Assert.Equal(23, (await store.FindByLinkAsync(SampleStudy.Link, Token))!.Participants);
    }

    [Fact]
    public async Task Read_AnotherResearchersSurvey_FindsNothing()
    {
        await using var lab = await TestLab.CreateAsync();
        var results = lab.Services.GetRequiredService<SurveyResults>();
        var id = await results.ImportAsync("ada", RandomSurvey.Draw(1), cancellationToken: Token);

        Assert.Null(await results.ReadAsync("bob", id, Token));
        Assert.Null(await results.ReadAsync("ada", Guid.NewGuid(), Token));
        await foreach (var result in results.WatchAsync("bob", id, s_few, Token))
        {
            Assert.Fail($"Bob saw {result.Survey.Title}.");
        }
    }

    [Fact]
    public async Task Watch_WhenAnswersComeIn_ScoresAgainAndLeavesNoWatcher()
    {
        await using var lab = await TestLab.CreateAsync();
        var results = lab.Services.GetRequiredService<SurveyResults>();
        var store = lab.Services.GetRequiredService<SurveyStore>();
        var watch = lab.Services.GetRequiredService<SurveyWatch>();
        var id = await results.ImportAsync(
            "ada", SurveyImport.FromResponses("Live", SampleSurvey.Read("id,q1,q2\na,0,1\n", 0, 1), DateTime.UtcNow),
            cancellationToken: Token);
        var pieces = await store.PiecesAsync(id, Token);

        await using (var scores = results.WatchAsync("ada", id, s_few, Token).GetAsyncEnumerator(Token))
        {
            Assert.True(await scores.MoveNextAsync());
            Assert.Equal((2, 2), (scores.Current.Score.Answers, scores.Current.Score.Correct));
            for (var number = 2; number <= 4; number++)
            {
                await AnswerAsync(store, id, number, pieces);
                watch.Tell(id);
            }

            // However many came in within the second, one more look sees them all.
            Assert.True(await scores.MoveNextAsync());
            Assert.Equal((8, 5), (scores.Current.Score.Answers, scores.Current.Score.Correct));
        }

        Assert.Equal(0, watch.Count);
    }

    [Fact]
    public async Task Watch_Cancelled_EndsAtOnceAndLeavesNoWatcher()
    {
        await using var lab = await TestLab.CreateAsync();
        var results = lab.Services.GetRequiredService<SurveyResults>();
        var watch = lab.Services.GetRequiredService<SurveyWatch>();
        var id = await results.ImportAsync(
            "ada", SurveyImport.FromResponses("Study", SampleSurvey.Study, DateTime.UtcNow), cancellationToken: Token);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);

        // So many draws would take minutes.
        var watching = Task.Run(
            async () =>
            {
                await foreach (var result in results.WatchAsync(
                    "ada", id, new SurveyScoreOptions { Draws = 1_000_000 }, leaving.Token))
                {
                    Assert.Fail($"{result.Survey.Title} was scored.");
                }
            },
            Token);
        await Condition.UntilAsync(() => watch.Count == 1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Equal(0, watch.Count);
    }

    [Fact]
    public async Task Simulate_APilotedSurvey_IsScoredAndSeeded()
    {
        await using var lab = await TestLab.CreateAsync();
        var results = lab.Services.GetRequiredService<SurveyResults>();
        var store = lab.Services.GetRequiredService<SurveyStore>();
        var (first, second) = (await AddAsync(SurveyState.Pilot), await AddAsync(SurveyState.Pilot));

        var answers = await results.SimulateAsync(first, 60, seed: 3, Token);
        await results.SimulateAsync(second, 30, seed: 3, Token);
        await results.SimulateAsync(second, 30, seed: 4, Token);

        var file = await results.ReadAsync(first, Token);
        Assert.All(file.Participants, of => Assert.True(of.IsPilot));
        Assert.Equal(answers, file.Participants.Sum(of => of.Trials.Count));
        var score = SurveyScorer.Score(file.ToResponses(), s_few, Token);
        Assert.InRange(score.Mean!.Value, 0.3, 0.8);
        Assert.NotNull(score.Learning!.Slope);
        Assert.Equal(3, score.ByMusicianship.Count);
        Assert.All(score.Exclusions.Filters, of => Assert.InRange(of.Removed, 1, answers / 3));
        var other = await results.ReadAsync(second, Token);
        Assert.Equal(
            file.Participants.Take(30).Select(of => string.Join(',', of.Trials.Select(trial => trial.Mood))),
            other.Participants.Take(30).Select(of => string.Join(',', of.Trials.Select(trial => trial.Mood))));
        Assert.Equal(60, other.Participants.Select(of => of.Name).Distinct().Count());

        Assert.True(await store.MoveAsync(first.Id, SurveyState.Open, Token));
        Assert.Empty(await store.ParticipantsAsync(first.Id, Token));

        async Task<SurveyRecord> AddAsync(SurveyState state)
        {
            var id = await store.AddAsync(
                new NewSurvey(
                    "ada", "Rehearsal", "{}",
                    [
                        .. Enumerable.Range(0, 8).Select(
                            i => new NewSurveyPiece(false, $"{i}", (Mood)(i % 4), null, null, null, 20, [1])),
                    ])
                {
                    State = state,
                },
                Token);
            return (await store.FindAsync(id, Token))!;
        }
    }

    [Theory]
    [InlineData(SurveyState.Draft)]
    [InlineData(SurveyState.Open)]
    [InlineData(SurveyState.Closed)]
    public async Task Simulate_AnyOtherSurvey_IsRefused(SurveyState state)
    {
        await using var lab = await TestLab.CreateAsync();
        var store = lab.Services.GetRequiredService<SurveyStore>();
        var id = await store.AddAsync(
            new NewSurvey("ada", "Real", "{}", [new(false, "A", Mood.Calm, null, null, null, 20, [1])])
            {
                State = state,
            },
            Token);
        var survey = (await store.FindAsync(id, Token))!;

        await Assert.ThrowsAsync<InvalidDataException>(
            () => lab.Services.GetRequiredService<SurveyResults>().SimulateAsync(survey, 1, 1, Token));

        Assert.Empty(await store.ParticipantsAsync(id, Token));
    }

    [Fact]
    public async Task Import_ThatCannotBeStored_LeavesNothing()
    {
        await using var lab = await TestLab.CreateAsync();
        var results = lab.Services.GetRequiredService<SurveyResults>();
        var survey = SurveyImport.FromResponses("Study", SampleSurvey.Study, DateTime.UtcNow);
        var twice = survey with { Participants = [survey.Participants[0], survey.Participants[0]] };

        await Assert.ThrowsAnyAsync<Exception>(() => results.ImportAsync("ada", twice, cancellationToken: Token));

        Assert.Empty(await results.ListAsync("ada", Token));
    }

    // Dates and state of the survey itself begin anew when it is imported; all else stays.
    private static string Text(SurveyFile survey, SurveyFile dates) => JsonSerializer.Serialize(
        survey with
        {
            State = dates.State,
            IsImported = dates.IsImported,
            CreatedAt = dates.CreatedAt,
            OpenedAt = dates.OpenedAt,
            ClosedAt = dates.ClosedAt,
            Participants =
            [
                .. survey.Participants.Select(of => of.WithFlags(survey.Judged.Count) with
                {
                    Trials = [.. of.Trials.OrderBy(trial => trial.Piece)],
                }),
            ],
        });

    private static Task AnswerAsync(
        SurveyStore store, Guid survey, int number, IReadOnlyList<SurveyPieceRecord> pieces) =>
        store.AddParticipantsAsync(
            survey,
            [
                new SurveyParticipantRecord(
                    Guid.NewGuid(), $"P{number}", number, false, null, DateTime.UtcNow, null, "", 1, DateTime.UtcNow,
                    null, null, null, null, null, null, 0, null,
                    [
                        .. pieces.Select(piece => new SurveyTrialRecord(
                            piece.Id, piece.Number, piece.Number + 1, null, null, Mood.Depressed, null, null, null,
                            false, null, null, 1, 1, true, 0)),
                    ]),
            ],
            Token);
}
