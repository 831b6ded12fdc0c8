using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MoodLab.Web.Composing;

/// <summary>Registers what the pages need around the composer.</summary>
internal static class ComposingServices
{
    /// <summary>Adds the watch over circuits, the source of fresh seeds, and the composer's health.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddComposing(this IServiceCollection services)
    {
        services.AddScoped<ConnectionWatch>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<ConnectionWatch>());
        services.AddSingleton(Random.Shared);
        services.AddHealthChecks().AddCheck<ComposerHealthCheck>("composer");
        return services;
    }
}
