namespace MoodLab.E2E;

/// <summary>The look itself: what it is there to find, it finds.</summary>
public sealed class PageLookTests(Chromium chromium)
{
    [Theory]
    [InlineData("<html lang=en><title>t</title><main><img src='data:,'></main>", "image-alt")]
    [InlineData("<html lang=en><title>t</title><main style='width: 2000px'>wide</main>", "wider than the window")]
    [InlineData("<html lang=en><title>t</title><main><script>throw new Error('broken')</script></main>", "broken")]
    public async Task Look_AtAFault_ComplainsOfIt(string markup, string complaint)
    {
        await using var visit = await chromium.StartVisitAsync(new Uri("http://127.0.0.1/"), LookTests.Phone);
        var page = await visit.NewPageAsync();
        PageLook look = new(page);

        await page.SetContentAsync(markup);
        await look.AtAsync("fault");

        Assert.Contains(complaint, Assert.ThrowsAny<Exception>(look.AssertGood).Message, StringComparison.Ordinal);
    }
}
