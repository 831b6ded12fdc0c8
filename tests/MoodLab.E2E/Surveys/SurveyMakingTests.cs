using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MoodLab.Lab.Accounts;
using MoodLab.Lab.Composing;
using MoodLab.Music.Moods;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E.Surveys;

/// <summary>From an empty laboratory to a survey that listeners can take, by clicks and keys alone.</summary>
public sealed class SurveyMakingTests(Chromium chromium) : IAsyncLifetime
{
    private readonly MoodLabHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task FirstResearcher_MakesASurvey_AndInvitesListeners()
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var page = await visit.NewPageAsync();
        PageLook look = new(page);

        await page.GotoAsync($"first-researcher?key={_host.Services.GetRequiredService<FirstResearcher>().Key}");
        await look.AtAllAsync("first-researcher");
        await page.GetByLabel("Name to sign in with").FillAsync("ada");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Person.Password);
        await page.GetByLabel("Password once more").FillAsync(Person.Password);
        await Button(page, "Make my account").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Research" }).WaitForAsync();
        await look.AtAllAsync("research");

        await page.GetByRole(AriaRole.Link, new() { Name = "Open surveys" }).ClickAsync();
        await Link(page, "New survey").ClickAsync();
        await page.GetByLabel("Title").FillAsync("Moods of May");
        await look.AtAllAsync("survey-new");
        await Button(page, "Begin").ClickAsync();
        await page.GetByText("No pieces yet").WaitForAsync();
        await Button(page, "Open").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Add at least one piece first.");

        await ComposeAsync(page);
        await UploadAsync(page, look);
        await ArrangeAsync(page);
        await SavedAsync(page);
        await look.AtAllAsync("survey-draft");

        await page.ReloadAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(6);
        await Assertions.Expect(page.GetByLabel("Title of piece 1")).ToHaveValueAsync("First of all");
        await Button(page, "Open").ClickAsync();
        var link = await page.GetByLabel("Link for listeners").InputValueAsync();
        await Assertions.Expect(page.GetByLabel("Link for a panel")).ToHaveValueAsync(link + "?id=");
        await Assertions.Expect(page.GetByText("While a survey is open it cannot be changed.")).ToBeVisibleAsync();
        await look.AtAllAsync("survey-open");

        await using var listening = await chromium.StartVisitAsync(_host.Address);
        var listener = await listening.NewPageAsync();
        await listener.GotoAsync(link);
        await Assertions.Expect(listener.Locator("[data-listen]")).ToBeVisibleAsync();

        await page.GotoAsync("research/surveys");
        await Link(page, "Moods of May").WaitForAsync();
        await look.AtAllAsync("surveys");
        await CopyAndDeleteAsync(page, look);
        await page.GotoAsync("research/people");
        await Button(page, "Make an invitation").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Link of the invitation")).ToBeVisibleAsync();
        await look.AtAllAsync("people");
        look.AssertGood();
    }

    [Fact]
    public async Task SignOut_InAnotherTab_TakesTheSurveyAway()
    {
        await Person.JoinAsync(_host, "ada", Roles.Researcher);
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var page = await visit.NewPageAsync();
        await page.GotoAsync("research/surveys/new");
        await page.GetByLabel("Name").FillAsync("ada");
        await page.GetByLabel("Password").FillAsync(Person.Password);
        await Button(page, "Sign in").ClickAsync();
        await page.GetByLabel("Title").FillAsync("Private");
        await Button(page, "Begin").ClickAsync();
        await page.GetByText("No pieces yet").WaitForAsync();

        var other = await visit.NewPageAsync();
        await other.GotoAsync("account");
        await other.GetByLabel("Account of ada").ClickAsync();
        await Button(other, "Sign out").ClickAsync();

        await Assertions.Expect(page.GetByText("You are signed out")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("No pieces yet")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Link(IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static ILocator Rows(IPage page) => page.Locator(".piece-list > li");

    private static Task SavedAsync(IPage page) =>
        Assertions.Expect(page.GetByText("All is saved.")).ToBeVisibleAsync();

    private static async Task ComposeAsync(IPage page)
    {
        await page.GetByLabel("Of each").FillAsync("1");
        await page.GetByLabel("Length").FillAsync("5");
        await page.GetByLabel("First seed").FillAsync("700");
        await Assertions.Expect(page.GetByText("Seeds 700 to 703")).ToBeVisibleAsync();
        await Button(page, "Compose 4 pieces").ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(4);
        await Assertions.Expect(page.GetByText("guided, seed 703")).ToBeVisibleAsync();
        await SavedAsync(page);
    }

    private static async Task UploadAsync(IPage page, PageLook look)
    {
        await page.GetByText("Upload MIDI files").ClickAsync();
        var request = new CompositionRequest { Mood = Mood.Angry, Seconds = 6, Seed = 3 };
        var midi = MidiBytes.Write(ScriptedComposer.Notes(request));
        await Assertions.Expect(page.Locator("#survey-files")).ToBeEnabledAsync();
        await page.Locator("#survey-files").SetInputFilesAsync(new FilePayload[]
        {
            new() { Name = "calm_sea.mid", MimeType = "audio/midi", Buffer = midi },
            new() { Name = "storm.mid", MimeType = "audio/midi", Buffer = midi },
            new() { Name = "nothing.mid", MimeType = "audio/midi", Buffer = [] },
            new() { Name = "many.mid", MimeType = "audio/midi", Buffer = [.. "PK"u8, 3, 4] },
        });
        await Assertions.Expect(page.GetByText("“nothing.mid” is empty.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("“many.mid” is an archive.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Mood of calm sea")).ToHaveValueAsync("calm");
        await Assertions.Expect(page.GetByText("1 file without a mood.")).ToBeVisibleAsync();
        await look.AtAllAsync("survey-upload");
        await page.GetByLabel("Key, as far as you have it").FillAsync("calm, 2");
        await Assertions.Expect(page.GetByLabel("Mood of storm")).ToHaveValueAsync("angry");
        await Button(page, "Add 2 pieces").ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(6);
    }

    private static async Task CopyAndDeleteAsync(IPage page, PageLook look)
    {
        await Link(page, "Moods of May").ClickAsync();
        await Button(page, "Copy").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Moods of May (copy)" }).WaitForAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(6);
        await Button(page, "Delete").ClickAsync();
        await Assertions.Expect(Button(page, "Keep it")).ToBeFocusedAsync();
        await look.AtAllAsync("survey-delete");
        await Button(page, "Keep it").ClickAsync();
        await Button(page, "Delete").ClickAsync();
        await Button(page, "Delete for good").ClickAsync();
        await Link(page, "Moods of May").WaitForAsync();
        await Assertions.Expect(Link(page, "Moods of May (copy)")).ToHaveCountAsync(0);
    }

    private static async Task ArrangeAsync(IPage page)
    {
        // The row keeps the focus while it moves, so that a key can be pressed again.
        await Button(page, "Move storm up").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Title of piece 5")).ToHaveValueAsync("storm");
        await Assertions.Expect(Button(page, "Move storm up")).ToBeFocusedAsync();

        await page.GetByLabel("Title of piece 1").FillAsync("First of all");
        await page.GetByLabel("Title of piece 1").BlurAsync();
        await Button(page, "Remove storm").ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(5);
        await Button(page, "Undo").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Title of piece 5")).ToHaveValueAsync("storm");
        await Button(page, "Use calm sea for practice").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Title of practice piece")).ToHaveValueAsync("calm sea");

        await page.GetByText("More: texts, order").ClickAsync();
        await page.GetByLabel("To be heard before answering").FillAsync("140");
        await Assertions.Expect(page.GetByText("must be a number from 0 to 100")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Not saved: something below")).ToBeVisibleAsync();
        await page.GetByLabel("To be heard before answering").FillAsync("80");
        await SavedAsync(page);
        await Button(page, "Play First of all").ClickAsync();
        await Assertions.Expect(Button(page, "Pause")).ToBeVisibleAsync();
    }
}
