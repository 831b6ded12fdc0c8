using Microsoft.Playwright;

namespace MoodLab.E2E;

/// <summary>The page that names composers as a visitor's hands and eyes know it.</summary>
internal sealed class FinderPage(IPage page)
{
    // The slowest of what a test waits for: a cold start of everything on a busy machine.
    private const float Patience = 60_000;
    private const int MostPresses = 100;

    public IPage Page { get; } = page;

    public ILocator Finding => Page.Locator("#finding");

    public ILocator Fault => Page.Locator(".finder-fault");

    public ILocator Bars => Page.Locator(".composers tbody tr");

    public ILocator Piano => Page.Locator("[data-piano] button");

    public static async Task<FinderPage> OpenAsync(IBrowserContext visit)
    {
        FinderPage finder = new(await visit.NewPageAsync());
        await finder.OpenAsync();
        return finder;
    }

    /// <summary>Opens the page anew, and waits until a file can be chosen.</summary>
    public async Task OpenAsync()
    {
        Page.SetDefaultTimeout(Patience);
        await Page.GotoAsync("identify");
        await Assertions.Expect(Page.Locator("#identify-file")).ToBeEnabledAsync(new() { Timeout = Patience });
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public Task UploadAsync(string name, byte[] content) => Page.Locator("#identify-file").SetInputFilesAsync(
        new FilePayload { Name = name, MimeType = "audio/midi", Buffer = content });

    /// <summary>Lets a file fall on the page.</summary>
    public Task DropAsync(string name, byte[] content) => Page.EvaluateAsync(
        """
        ([name, content]) => {
          const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], name));
          for (const kind of ["dragover", "drop"]) {
            document.querySelector("h1").dispatchEvent(
              new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
          }
        }
        """,
        new[] { name, Convert.ToBase64String(content) });

    /// <summary>Waits for an answer about a piece.</summary>
    public async Task AnswerAsync(string name)
    {
        await Assertions.Expect(Page.Locator(".answer-head")).ToContainTextAsync(name, new() { Timeout = Patience });
        await Assertions.Expect(Finding).ToBeVisibleAsync();
    }

    /// <summary>Waits until the page says what is wrong with a piece.</summary>
    public async Task RefusedAsync(string name, string reason)
    {
        await Assertions.Expect(Fault).ToContainTextAsync(name, new() { Timeout = Patience });
        await Assertions.Expect(Fault).ToContainTextAsync(reason);
    }

    public Task HearAsync() => Page.WaitForFunctionAsync("() => window.heard() > 0.001", null, Waiting());

    /// <summary>Presses a key until it is heard: while the piano is fetched, keys are silent.</summary>
    public async Task<bool> HearKeyAsync(string key)
    {
        var isHeard = false;
        for (var press = 0; press < MostPresses && !isHeard; press++)
        {
            await Page.Keyboard.DownAsync(key);
            isHeard = await Page.EvaluateAsync<bool>(
                """
                () => new Promise(done => {
                  const until = performance.now() + 500;
                  const listen = () => window.heard() > 0.001 || performance.now() > until
                    ? done(window.heard() > 0.001)
                    : setTimeout(listen, 20);
                  listen();
                })
                """);
            await Page.Keyboard.UpAsync(key);
        }

        return isHeard;
    }

    private static PageWaitForFunctionOptions Waiting() => new() { Timeout = Patience, PollingInterval = 10 };
}
