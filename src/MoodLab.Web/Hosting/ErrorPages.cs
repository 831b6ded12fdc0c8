using Microsoft.AspNetCore.Diagnostics;

namespace MoodLab.Web.Hosting;

/// <summary>Shows a page where there would be a bare status.</summary>
internal static class ErrorPages
{
    /// <summary>Adds the pages for faults, for what is not there, and for what is not allowed.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app
        .UseExceptionHandler("/error", createScopeForErrors: true)
        .UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true)
        .Use((context, next) =>
        {
            // The page is read, whatever was posted: its form, which belongs to another page, would be refused again.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
}
