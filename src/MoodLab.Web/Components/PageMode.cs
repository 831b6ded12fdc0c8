using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Web;

namespace MoodLab.Web.Components;

/// <summary>How the page of a request is rendered: some have a circuit, the others are plain HTML.</summary>
internal static class PageMode
{
    /// <summary>The mode of every page with a circuit: state is made once, when the circuit stands.</summary>
    public static IComponentRenderMode Circuit { get; } = new InteractiveServerRenderMode(prerender: false);

    /// <summary>Gets the mode of what surrounds the page, or null where the page is plain HTML.</summary>
    /// <param name="context">The request for the page.</param>
    public static IComponentRenderMode? Around(HttpContext? context) =>
        context?.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type
            .IsDefined(typeof(RenderModeAttribute), inherit: true) == true
            ? Circuit
            : null;
}
