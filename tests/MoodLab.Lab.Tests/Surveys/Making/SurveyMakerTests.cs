using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Making;

public sealed class SurveyMakerTests : IAsyncLifetime
{
    private const string Ada = "ada";
    private const string Bob = "bob";

    private TestLab _lab = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SurveyMaker Maker => _lab.Services.GetRequiredService<SurveyMaker>();

    private SurveyStore Store => _lab.Services.GetRequiredService<SurveyStore>();

    public async ValueTask InitializeAsync() => _lab = await TestLab.CreateAsync();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Change_OfADraft_IsFoundAgain()
    {
        var id = await Maker.BeginAsync(Ada, " Moods of May ", 7, Token);
        var design = new SurveyDesign { Seed = 7, HeardShare = 0.5, AllowsComment = true };

        await Maker.ChangeAsync(
            Ada, id, new SurveyContent("May", design, [Piece("b", Mood.Calm), Piece("a", Mood.Angry)]), Token);

        var view = await OpenAsync(id);
        Assert.Equal(("May", true, SurveyState.Draft), (view.Record.Title, view.CanChange, view.Record.State));
        Assert.Equal((0.5, true), (view.Design.HeardShare, view.Design.AllowsComment));
        Assert.Equal([("b", Mood.Calm), ("a", Mood.Angry)], view.Pieces.Select(piece => (piece.Title, piece.Mood)));
    }

    [Fact]
    public async Task Survey_OfSomebodyElse_IsAsIfItWereNotThere()
    {
        var id = await BeginAsync();

        Assert.Null(await Maker.OpenAsync(Bob, id, Token));
        Assert.Empty(await Maker.ListAsync(Bob, Token));
        foreach (var attempt in Attempts(Bob, id))
        {
            var refused = await Assert.ThrowsAsync<SurveyException>(attempt);
            Assert.Equal("This survey is not here any more.", refused.Message);
        }

        Assert.Equal("Moods", (await OpenAsync(id)).Record.Title);
    }

    [Fact]
    public async Task Survey_OfTheLaboratory_IsReadAndCopiedByEverybodyAndChangedByNobody()
    {
        var id = await Store.AddAsync(
            new NewSurvey("", "Demo", new SurveyDesign { MostParticipants = 9 }.ToJson(), [Piece("a", Mood.Calm)])
            {
                Link = "sample",
            },
            Token);

        var view = await Maker.OpenAsync(Bob, id, Token);
        var copy = await OpenAsync(await Maker.CopyAsync(Ada, id, Token));

        Assert.False(view!.CanChange);
        Assert.Single(await Maker.ListAsync(Bob, Token), survey => survey.Id == id);
        Assert.Equal(("Demo (copy)", Ada, (Guid?)id), (copy.Record.Title, copy.Record.Owner, copy.Record.CopiedFrom));
        Assert.Null(copy.Design.MostParticipants);
        Assert.Equal("a", Assert.Single(copy.Pieces).Title);
        foreach (var attempt in Attempts(Bob, id).SkipLast(1))
        {
            var refused = await Assert.ThrowsAsync<SurveyException>(attempt);
            Assert.Contains("the laboratory's own", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Open_WithoutPieces_IsRefused()
    {
        var id = await Maker.BeginAsync(Ada, "Empty", 0, Token);

        var refused = await Assert.ThrowsAsync<SurveyException>(
            () => Maker.MoveAsync(Ada, id, SurveyState.Open, Token));

        Assert.Equal("Add at least one piece first.", refused.Message);
    }

    [Fact]
    public async Task Move_ThroughAllStates_GoesWhereItMay()
    {
        var id = await BeginAsync();
        foreach (var state in new[]
        {
            SurveyState.Pilot, SurveyState.Draft, SurveyState.Pilot, SurveyState.Open, SurveyState.Closed,
            SurveyState.Open,
        })
        {
            await Maker.MoveAsync(Ada, id, state, Token);

            Assert.Equal(state, (await OpenAsync(id)).Record.State);
        }

        await Assert.ThrowsAsync<SurveyException>(() => Maker.MoveAsync(Ada, id, SurveyState.Draft, Token));
    }

    [Fact]
    public async Task Change_OfASurveyWithAnswers_IsRefusedAndACopyIsNot()
    {
        var id = await BeginAsync();
        await Maker.MoveAsync(Ada, id, SurveyState.Open, Token);
        await Store.AddParticipantsAsync(id, [Participant()], Token);
        await Maker.MoveAsync(Ada, id, SurveyState.Closed, Token);
        var content = (await OpenAsync(id)).Content with { Title = "Other" };

        var refused = await Assert.ThrowsAsync<SurveyException>(() => Maker.ChangeAsync(Ada, id, content, Token));
        var copy = await Maker.CopyAsync(Ada, id, Token);
        await Maker.ChangeAsync(Ada, copy, content, Token);

        Assert.Contains("Copy it", refused.Message, StringComparison.Ordinal);
        Assert.False((await OpenAsync(id)).CanChange);
        Assert.Equal("Other", (await OpenAsync(copy)).Record.Title);
        Assert.Equal(0, (await OpenAsync(copy)).Record.Participants);
    }

    [Fact]
    public async Task ChangeLimits_OfAnOpenSurvey_ChangesThemAlone()
    {
        var id = await BeginAsync();
        await Maker.MoveAsync(Ada, id, SurveyState.Open, Token);
        var closes = new DateTime(2030, 5, 1, 12, 0, 0, DateTimeKind.Utc);

        await Maker.ChangeLimitsAsync(Ada, id, 40, null, closes, Token);

        var design = (await OpenAsync(id)).Design;
        Assert.Equal((40, null, closes, 3), (design.MostParticipants, design.OpensAt, design.ClosesAt, design.Seed));
        await Assert.ThrowsAsync<SurveyException>(
            () => Maker.ChangeLimitsAsync(Ada, id, 0, null, null, Token));
        await Assert.ThrowsAsync<SurveyException>(
            () => Maker.ChangeLimitsAsync(Ada, id, null, closes, closes, Token));
    }

    [Fact]
    public async Task Delete_OfAnOwnSurvey_TakesItAway()
    {
        var id = await BeginAsync();

        await Maker.DeleteAsync(Ada, id, Token);

        Assert.Null(await Maker.OpenAsync(Ada, id, Token));
    }

    [Fact]
    public async Task Change_Stored_IsToldToOpenPages()
    {
        var id = await BeginAsync();
        var told = 0;
        using var subscription = _lab.Services.GetRequiredService<SurveyWatch>().Subscribe(id, () => told++);

        await Maker.ChangeAsync(Ada, id, (await OpenAsync(id)).Content, Token);
        await Maker.MoveAsync(Ada, id, SurveyState.Pilot, Token);

        Assert.Equal(2, told);
    }

    [Theory]
    [InlineData("", 1, 1, "The title must have")]
    [InlineData("Moods", 61, 0, "A survey has at most 60 pieces.")]
    [InlineData("Moods", 1, 2, "at most one practice piece")]
    public async Task Change_ToWhatNoSurveyMayBe_IsRefused(string title, int pieces, int practice, string fault)
    {
        var id = await BeginAsync();
        SurveyContent content = new(
            title,
            new SurveyDesign(),
            [
                .. Enumerable.Repeat(Piece("p", Mood.Calm), pieces),
                .. Enumerable.Repeat(Piece("q", Mood.Calm) with { IsPractice = true }, practice),
            ]);

        var refused = await Assert.ThrowsAsync<SurveyException>(() => Maker.ChangeAsync(Ada, id, content, Token));

        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_Stored_IsTheSameUntilSomethingDiffers()
    {
        var content = (await OpenAsync(await BeginAsync())).Content;
        var piece = content.Pieces[0];

        Assert.True(content.IsSameAs(content with { Pieces = [piece with { Midi = [.. piece.Midi] }] }));
        Assert.False(content.IsSameAs(content with { Pieces = [piece with { Midi = [9] }] }));
        Assert.False(content.IsSameAs(content with { Pieces = [piece with { Title = "b" }] }));
        Assert.False(content.IsSameAs(content with { Pieces = [piece, piece] }));
        Assert.False(content.IsSameAs(content with { Title = "Other" }));
        Assert.False(content.IsSameAs(content with { Design = content.Design with { AllowsBack = true } }));
    }

    private static NewSurveyPiece Piece(string title, Mood mood) =>
        new(IsPractice: false, title, mood, "guided", "tiny", 7, 12.5, [1, 2, 3]);

    private static SurveyParticipantRecord Participant() => new(
        Guid.NewGuid(), "P001", 1, false, null, DateTime.UtcNow, null, new string('0', 64), 1, DateTime.UtcNow,
        null, null, null, null, null, null, 1, null, []);

    private Func<Task>[] Attempts(string researcher, Guid id) =>
    [
        () => Maker.ChangeAsync(researcher, id, new SurveyContent("Mine", new SurveyDesign(), []), Token),
        () => Maker.ChangeLimitsAsync(researcher, id, 1, null, null, Token),
        () => Maker.MoveAsync(researcher, id, SurveyState.Open, Token),
        () => Maker.DeleteAsync(researcher, id, Token),
        () => Maker.CopyAsync(researcher, id, Token),
    ];

    private async Task<SurveyView> OpenAsync(Guid id) => (await Maker.OpenAsync(Ada, id, Token))!;

    private async Task<Guid> BeginAsync()
    {
        var id = await Maker.BeginAsync(Ada, "Moods", 3, Token);
        var content = (await OpenAsync(id)).Content with { Pieces = [Piece("a", Mood.Calm)] };
        await Maker.ChangeAsync(Ada, id, content, Token);
        return id;
    }
}
