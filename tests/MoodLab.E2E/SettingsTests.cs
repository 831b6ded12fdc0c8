using Microsoft.Playwright;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E;

/// <summary>Settings out of their ranges, typed or in the address.</summary>
public sealed class SettingsTests(Chromium chromium, MoodLabHost host) : IClassFixture<MoodLabHost>, IAsyncLifetime
{
    private IBrowserContext _visit = default!;

    public async ValueTask InitializeAsync() => _visit = await chromium.StartVisitAsync(host.Address);

    public ValueTask DisposeAsync() => _visit.DisposeAsync();

    [Theory]
    [InlineData("Strength", "8.5", "Strength must be a number from 0 to 8.")]
    [InlineData("Memory", "5", "Memory must be a number from 0 to 4.")]
    [InlineData("Length", "4", "Length must be a number from 5 to 300.")]
    [InlineData("Length", "", "Length must be a number from 5 to 300.")]
    [InlineData("Temperature", "0", "Temperature must be a number from 0.1 to 2.")]
    [InlineData("Seed", "1.5", "Seed must be a whole number from 0 to 2147483647.")]
    public async Task Field_OutOfRange_SaysSoBesideItAndNothingIsComposed(string field, string text, string message)
    {
        var studio = await ComposePage.OpenAsync(_visit);
        await studio.Page.Locator("summary").ClickAsync();
        await studio.Field(field).FillAsync(text);

        await Assertions.Expect(studio.Page.GetByText(message)).ToBeVisibleAsync();
        await Assertions.Expect(studio.Field(field)).ToHaveAttributeAsync("aria-invalid", "true");
        await studio.Compose.ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("out of its range");
        Assert.Equal(0, host.Script.Started);
    }

    [Theory]
    [InlineData("?strength=9&seconds=1e999&temperature=NaN&seed=-1&mood=merry")]
    [InlineData("?strength=<script>&seconds=%00&temperature=,&seed=99999999999999999999999999999999999999999999999")]
    [InlineData("?piece=7&mood=&strength=&method=")]
    [InlineData("?method=neurons&strength=x")]
    [InlineData("?piece=00000000-0000-0000-0000-000000000001")]
    public async Task Address_OfNonsense_LeavesThePageStanding(string query)
    {
        var studio = await ComposePage.OpenAsync(_visit, query);

        await Assertions.Expect(studio.Compose).ToBeEnabledAsync();
        await Assertions.Expect(studio.Button("Try again")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Dice_Pressed_DrawsAnotherSeed()
    {
        var studio = await ComposePage.OpenAsync(_visit, "?seed=7");
        await studio.Page.Locator("summary").ClickAsync();

        await studio.Button("Another seed").ClickAsync();

        await Assertions.Expect(studio.Field("Seed")).Not.ToHaveValueAsync("7");
    }
}
