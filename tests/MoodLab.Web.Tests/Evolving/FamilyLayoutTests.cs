using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Evolving;
using MoodLab.Web.Evolving;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Evolving;

public sealed class FamilyLayoutTests(MoodLabHost host) : IClassFixture<MoodLabHost>
{
    private const string Ada = "ada";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_SessionWithABranch_HasARowForEachGenerationTheNewestOnTop()
    {
        var view = await GrowAsync();

        var layout = FamilyLayout.Of(view);

        Assert.Equal([2, 3, 2, 1], layout.Rows.Select(row => row.Generation.Number));
        Assert.Equal([true, false, false, false], layout.Rows.Select(row => row.IsBranch));
        Assert.Equal(layout.Rows.OrderBy(row => row.Top), layout.Rows);
        Assert.All(layout.Rows, row =>
        {
            Assert.Equal(row.Generation.MelodyIds, row.Nodes.Select(node => node.Melody.Id));
            Assert.InRange(row.Top, 0, layout.Height - FamilyLayout.NodeSize);
            Assert.All(row.Nodes, node => Assert.InRange(node.X, 0, layout.Width));
        });
    }

    [Fact]
    public async Task LinesOf_Elite_LeadsToItself()
    {
        var view = await GrowAsync();
        var layout = FamilyLayout.Of(view);
        var elite = view.Generations[1].MelodyIds[0];

        var lines = layout.LinesOf(view, new HashSet<Guid> { elite });

        // Into the second generation, and into the branch from the first.
        Assert.Equal(2, lines.Count(letter => letter == 'M') - Later(view, elite));
        Assert.Empty(layout.LinesOf(view, new HashSet<Guid>()));
        Assert.True(layout.Lines.Length > lines.Length);

        static int Later(EvolutionView view, Guid melody) => view.Generations[2].MelodyIds.Contains(melody) ? 1 : 0;
    }

    // Three generations, then another second one.
    private async Task<EvolutionView> GrowAsync()
    {
        var sessions = host.Services.GetRequiredService<EvolutionSessions>();
        var id = await sessions.StartAsync(Ada, new EvolutionSettings { Seed = 7 }, "Tune", cancellationToken: Token);
        var first = (await sessions.OpenAsync(Ada, id, Token))!.Current.Id;
        await sessions.NextAsync(Ada, id, first, Token);
        await sessions.NextAsync(Ada, id, (await sessions.OpenAsync(Ada, id, Token))!.Current.Id, Token);
        await sessions.GoToAsync(Ada, id, first, Token);
        await sessions.NextAsync(Ada, id, first, Token);
        return (await sessions.OpenAsync(Ada, id, Token))!;
    }
}
