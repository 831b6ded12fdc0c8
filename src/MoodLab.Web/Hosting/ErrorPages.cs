using Microsoft.AspNetCore.Antiforgery;
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

    /// <summary>Refuses a form whose token does not fit, before anything reads it: the framework's own refusal would be
    /// a bare sentence for developers.</summary>
    /// <param name="app">The application, after antiforgery.</param>
    public static IApplicationBuilder UseOldFormPage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // What antiforgery found stays with the request when the page that says so is made.
        if (HttpMethods.IsGet(context.Request.Method)
            || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
