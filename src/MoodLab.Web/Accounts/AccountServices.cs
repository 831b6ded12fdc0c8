using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MoodLab.Data.Accounts;
using MoodLab.Lab.Accounts;

namespace MoodLab.Web.Accounts;

/// <summary>Signing in: cookie, roles, limits.</summary>
internal static class AccountServices
{
    /// <summary>The limit on pages that take a password or a key.</summary>
    public const string TriesLimit = "tries";

    /// <summary>Where one signs in.</summary>
    public const string SignInPath = "/sign-in";

    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(14);

    // How long a cookie is believed before the account is looked up again.
    private static readonly TimeSpan s_belief = TimeSpan.FromMinutes(1);

    /// <summary>Adds signing in beside the visitors' cookie.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddAuthentication(authentication =>
        {
            authentication.DefaultChallengeScheme = IdentityConstants.ApplicationScheme;
            authentication.DefaultForbidScheme = IdentityConstants.ApplicationScheme;
        }).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Configure));
        new IdentityBuilder(typeof(LabUser), typeof(IdentityRole), services).AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(validation =>
        {
            validation.ValidationInterval = s_belief;
            validation.OnRefreshingPrincipal = KeepSession;
        });
        services.AddAntiforgery(forgery => forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder()
                .RequireAssertion(context => context.User.Account() is not null)
                .Build())
            .AddPolicy(Roles.Researcher, policy => policy.RequireRole(Roles.Researcher));
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(TriesLimit, Tries);
        });
        services.AddSingleton<SignOuts>();
        services.AddScoped<SignIns>();
        services.AddScoped<Researcher>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAccount>();
        return services.AddHostedService<FirstResearcherNotice>();
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "moodlab.account";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = s_lifetime;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = SignInPath;
        cookie.ReturnUrlParameter = "return";

        // Every visitor has an identity, so that nobody is asked to sign in of the framework's own accord.
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            if (context.HttpContext.User.Account() is not null)
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            var back = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
            context.Response.Redirect(
                $"{context.Request.PathBase}{SignInPath}{QueryString.Create(cookie.ReturnUrlParameter, back)}");
            return Task.CompletedTask;
        };
    }

    // The sign-in stays the same when its claims are read afresh.
    private static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(AccountClaims.Session) is { } session
            && context.NewPrincipal?.Identity is ClaimsIdentity identity)
        {
            identity.AddClaim(session.Clone());
        }

        return Task.CompletedTask;
    }

    // Reading such a page costs nothing; only what it posts is a try.
    private static RateLimitPartition<string> Tries(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit =
                    context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value.TriesPerMinute,
                Window = TimeSpan.FromMinutes(1),
            })
        : RateLimitPartition.GetNoLimiter(string.Empty);
}
