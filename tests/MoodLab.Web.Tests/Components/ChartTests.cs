using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MoodLab.Music.Moods;
using MoodLab.Web.Charts;
using MoodLab.Web.Components.Shared;

namespace MoodLab.Web.Tests.Components;

public sealed class ChartTests
{
    private static readonly IntervalChart s_model = new(
        [new IntervalRow(ChartLabel.Of(Mood.Angry), 49.5, 42.3, 56.7), new IntervalRow(new ChartLabel("All"), null)],
        new ChartAxis("Right answers", 0, 100, "%"),
        [new ReferenceLine("chance", 25)]);

    [Fact]
    public async Task Render_WithoutScript_HasTitleAndTable()
    {
        await using var renderer = new HtmlRenderer(Services(new SilentBrowser()), NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Chart>(Parameters(s_model))).ToHtmlString());
        Assert.Contains(">Half of them</h3>", html, StringComparison.Ordinal);
        Assert.Contains("role=\"img\" aria-label=\"Half of them\"", html, StringComparison.Ordinal);
        Assert.Contains("style=\"height:176px\"", html, StringComparison.Ordinal);
        Assert.Contains("49.5 in a cell", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_Changed_IsShownAgainAndGivenBackAtTheEnd()
    {
        var browser = new SilentBrowser();
        await using (var host = new ChartHost(Services(browser)))
        {
            await host.ShowAsync(Parameters(s_model));
            await host.ShowAsync(Parameters(s_model));
            Assert.Equal(["import", "attach", "show"], browser.Calls);
            await host.ShowAsync(Parameters(s_model with { Lines = [] }));
            Assert.Equal(["import", "attach", "show", "show"], browser.Calls);
        }

        Assert.Equal("dispose", browser.Calls.Last());
        Assert.Equal(0, browser.References);
    }

    [Fact]
    public async Task Script_Broken_SaysThatTheTableHasAll()
    {
        await using var host = new ChartHost(Services(new BrokenBrowser()));
        await host.ShowAsync(Parameters(s_model));
        Assert.Contains("could not be drawn", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_AsTheScriptReadsThem_NameTheirKindAndMoods()
    {
        var json = JsonSerializer.Serialize<object>(s_model, JsonSerializerOptions.Web);
        Assert.StartsWith(
            """{"rows":[{"label":{"text":"angry","mood":"Angry"},"estimate":49.5,"low":42.3,"high":56.7},""",
            json,
            StringComparison.Ordinal);
        Assert.Contains("""{"label":{"text":"All","mood":null},"estimate":null""", json, StringComparison.Ordinal);
        Assert.Contains(
            """{"title":"Right answers","from":0,"to":100,"unit":"%","digits":1}""", json, StringComparison.Ordinal);
        Assert.EndsWith(""","kind":"intervals"}""", json, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(IJSRuntime browser) =>
        new ServiceCollection().AddLogging().AddSingleton(browser).BuildServiceProvider();

    private static ParameterView Parameters(ChartModel model) =>
        ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Chart.Title)] = "Half of them",
            [nameof(Chart.Model)] = model,
            [nameof(Chart.Table)] = (RenderFragment)(builder => builder.AddContent(0, "49.5 in a cell")),
        });

    /// <summary>Shows one chart again and again, as a page does.</summary>
    private sealed class ChartHost(IServiceProvider services)
        : Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure.StaticHtmlRenderer(
            services, NullLoggerFactory.Instance)
    {
        private Chart? _chart;
        private int _id;

        /// <summary>All words of the chart.</summary>
        public string Text
        {
            get
            {
                var frames = GetCurrentRenderTreeFrames(_id);
                return string.Join(' ', frames.Array.Take(frames.Count).Select(TextOf));
            }
        }

        public Task ShowAsync(ParameterView parameters) => Dispatcher.InvokeAsync(async () =>
        {
            if (_chart is null)
            {
                _chart = (Chart)InstantiateComponent(typeof(Chart));
                _id = AssignRootComponentId(_chart);
            }

            await RenderRootComponentAsync(_id, parameters);
        });

        // The base class cancels this, so that no component believes that it was shown; here it shall.
        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

        private static string TextOf(RenderTreeFrame frame) => frame.FrameType switch
        {
            RenderTreeFrameType.Text => frame.TextContent,
            RenderTreeFrameType.Markup => frame.MarkupContent,
            _ => string.Empty,
        };
    }

    /// <summary>A browser in which no script can be loaded.</summary>
    private sealed class BrokenBrowser : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
            throw new JSException("Failed to fetch dynamically imported module.");

        public ValueTask<TValue> InvokeAsync<TValue>(
            string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);
    }
}
