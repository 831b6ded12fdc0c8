using Microsoft.Extensions.Options;

namespace MoodLab.Lab.Tests.Pieces;

public sealed class DraftCleanupTests
{
    private const string Ada = "ada";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OldDraft_IsDeletedAndAYoungOneStays()
    {
        ManualClock clock = new();
        await using var lab = await TestLab.CreateAsync(clock);
        var old = await AddAsync(lab);
        clock.Advance(TimeSpan.FromDays(2));
        var young = await AddAsync(lab);
        clock.Advance(TimeSpan.FromDays(29));

        await lab.StartAsync();

        await Condition.UntilAsync(async () => !await ExistsAsync(lab, old));
        Assert.True(await ExistsAsync(lab, young));
    }

    [Fact]
    public async Task Run_DayAfterDay_DeletesWhatHasBecomeOldAndLeavesWhatWasKept()
    {
        ManualClock clock = new();
        await using var lab = await TestLab.CreateAsync(clock, ("MoodLab:DraftDays", "1"));
        var first = await AddAsync(lab);
        clock.Advance(TimeSpan.FromDays(1.5));
        await lab.StartAsync();
        await Condition.UntilAsync(async () => !await ExistsAsync(lab, first));
        var draft = await AddAsync(lab);
        var kept = await AddAsync(lab);
        var removed = await AddAsync(lab);
        await lab.Library.KeepAsync(Ada, kept, Token);
        await lab.Library.KeepAsync(Ada, removed, Token);
        await lab.Library.RemoveAsync(Ada, removed, Token);

        clock.Advance(TimeSpan.FromDays(1.5));

        await Condition.UntilAsync(async () => !await ExistsAsync(lab, draft));
        Assert.False(await lab.Library.RestoreAsync(Ada, removed, Token));
        Assert.True(await ExistsAsync(lab, kept));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3651")]
    public async Task Create_DaysOutOfRange_IsRefused(string days)
    {
        await Assert.ThrowsAsync<OptionsValidationException>(
            () => TestLab.CreateAsync(null, ("MoodLab:DraftDays", days)));
    }

    private static Task<Guid> AddAsync(TestLab lab) => lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);

    private static async Task<bool> ExistsAsync(TestLab lab, Guid id) =>
        await lab.Library.FindAsync(Ada, id, Token) is not null;
}
