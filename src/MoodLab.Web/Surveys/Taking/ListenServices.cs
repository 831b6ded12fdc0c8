namespace MoodLab.Web.Surveys.Taking;

/// <summary>What the pages of surveys need.</summary>
internal static class ListenServices
{
    /// <summary>Registers it.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddListening(this IServiceCollection services) =>
        services.AddSingleton<ListenLimits>();

    /// <summary>Keeps what listeners get out of every cache, and tells their pages where too much comes at once.
    /// </summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseListening(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(ListenAddress.Root))
        {
            // Last of all, since antiforgery has a word for it too. No proxy may pack it either: packed, the sounds
            // would differ in size.
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "no-store, no-transform";
                return Task.CompletedTask;
            });
            if (!context.RequestServices.GetRequiredService<ListenLimits>().Admit(context))
            {
                new ListenReply(ListenTrouble.TooMuch).Leave(context);
            }
        }

        return next(context);
    });
}
