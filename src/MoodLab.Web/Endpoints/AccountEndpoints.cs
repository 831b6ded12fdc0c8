using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using MoodLab.Lab.Accounts;
using MoodLab.Web.Accounts;

namespace MoodLab.Web.Endpoints;

/// <summary>What forms do that belong to no single page.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps signing out, and withdrawing an invitation.</summary>
    /// <param name="routes">The routes.</param>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync).RefuseForged();
        routes.MapPost("/research/people/invitations/{id:guid}/withdraw", WithdrawAsync)
            .RequireAuthorization(Roles.Researcher).RefuseForged();
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, SignIns signIns)
    {
        await signIns.SignOutAsync(context.User);
        return TypedResults.LocalRedirect("~/");
    }

    private static async Task<RedirectHttpResult> WithdrawAsync(
        Guid id, Invitations invitations, CancellationToken cancellationToken)
    {
        await invitations.WithdrawAsync(id, cancellationToken);
        return TypedResults.LocalRedirect("~/research/people");
    }

    // Without a form among its parameters, an endpoint is not refused by the framework itself.
    private static void RefuseForged(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new RequireAntiforgeryTokenAttribute())
        .AddEndpointFilter(async (context, next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
                ? await next(context)
                : TypedResults.BadRequest());
}
