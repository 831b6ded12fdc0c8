using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MoodLab.Lab;
using MoodLab.Web.Surveys.Taking;

namespace MoodLab.Web.Visitors;

/// <summary>Knows visitors again without accounts: a cookie with a random id, a year long.</summary>
internal static class VisitorServices
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(365);

    /// <summary>Registers the cookie scheme and keeps its keys, so that a restart forgets nobody.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddVisitors(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("MoodLab");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = new FileSystemXmlRepository(
                new DirectoryInfo(Path.Combine(LabServiceCollectionExtensions.DataDirectory(provider), "keys")),
                provider.GetRequiredService<ILoggerFactory>())));
        services.AddAuthentication(VisitorClaims.Scheme).AddCookie(VisitorClaims.Scheme, cookie =>
        {
            cookie.Cookie.Name = "moodlab.visitor";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.IsEssential = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.MaxAge = s_lifetime;
            cookie.ExpireTimeSpan = s_lifetime;
            cookie.SlidingExpiration = true;
        });
        return services.AddAuthorization().AddScoped<Visitor>();
    }

    /// <summary>
    /// Gives an id to whoever opens a page without one; whoever is signed in is the account first, the visitor second.
    /// Those who take a survey stay unknown.
    /// </summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseVisitors(this IApplicationBuilder app) =>
        app.UseAuthentication().Use(async (context, next) =>
        {
            var visitor = context.User;
            var opensPage = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
            if (opensPage && visitor.Owner() is null
                && !context.Request.Path.StartsWithSegments(ListenAddress.Root))
            {
                visitor = VisitorClaims.Create();
                await context.SignInAsync(
                    VisitorClaims.Scheme, visitor, new AuthenticationProperties { IsPersistent = true });
            }

            var account = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
            context.User = account.Principal is { } signedIn
                ? new ClaimsPrincipal([.. signedIn.Identities, .. visitor.Identities])
                : visitor;
            await next(context);
        }).UseAuthorization();
}
