using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.Logging.Abstractions;

namespace MoodLab.Web.Tests.Components;

/// <summary>Renders a component without a browser, lives its whole life with it, and raises its events.</summary>
internal sealed class ComponentHost(IServiceProvider services)
    : StaticHtmlRenderer(services, NullLoggerFactory.Instance)
{
    // More components than any page has.
    private const int MostComponents = 500;

    private HtmlRootComponent? _root;

    /// <summary>What no component has handled.</summary>
    public List<Exception> Faults { get; } = [];

    public Task RenderAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent => Dispatcher.InvokeAsync(async () =>
        {
            _root = BeginRenderingComponent(
                typeof(TComponent),
                ParameterView.FromDictionary(parameters.ToDictionary(of => of.Name, of => of.Value)));
            await _root.Value.QuiescenceTask;
        });

    /// <summary>What the page shows now.</summary>
    public Task<string> HtmlAsync() => Dispatcher.InvokeAsync(() => _root!.Value.ToHtmlString());

    /// <summary>Raises an event on the first element of a tag that listens to it.</summary>
    public Task RaiseAsync(string tag, string eventName, EventArgs arguments) =>
        Dispatcher.InvokeAsync(() => DispatchEventAsync(FindHandler(tag, eventName), null, arguments));

    protected override void HandleException(Exception exception) => Faults.Add(exception);

    // The base class cancels this, so that no component believes that it was shown; here they shall.
    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

    private ulong FindHandler(string tag, string eventName)
    {
        for (var component = 0; component < MostComponents; component++)
        {
            ArrayRange<RenderTreeFrame> frames;
            try
            {
                frames = GetCurrentRenderTreeFrames(component);
            }
            catch (ArgumentException)
            {
                // No component has this number any more, or yet.
                continue;
            }

            if (FindHandler(frames, tag, eventName) is { } handler)
            {
                return handler;
            }
        }

        throw new InvalidOperationException($"No <{tag}> listens to {eventName}.");
    }

    private static ulong? FindHandler(ArrayRange<RenderTreeFrame> frames, string tag, string eventName)
    {
        for (var index = 0; index < frames.Count; index++)
        {
            ref var element = ref frames.Array[index];
            if (element.FrameType is not RenderTreeFrameType.Element || element.ElementName != tag)
            {
                continue;
            }

            foreach (var frame in frames.Array.AsSpan(index + 1, element.ElementSubtreeLength - 1))
            {
                if (frame.FrameType is not RenderTreeFrameType.Attribute)
                {
                    break;
                }

                if (frame.AttributeName == eventName && frame.AttributeEventHandlerId != 0)
                {
                    return frame.AttributeEventHandlerId;
                }
            }
        }

        return null;
    }
}
