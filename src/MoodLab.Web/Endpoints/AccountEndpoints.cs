using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using MoodLab.Lab.Accounts;
using MoodLab.Web.Accounts;

namespace MoodLab.Web.Endpoints;

/// <summary>What forms do that belong to no single page.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps signing out, withdrawing an invitation, and taking a role away.</summary>
    /// <param name="routes">The routes.</param>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup(string.Empty).WithMetadata(new RequireAntiforgeryTokenAttribute());
        forms.MapPost("/sign-out", SignOutAsync);
        forms.MapPost("/research/people/invitations/{id:guid}/withdraw", WithdrawAsync)
            .RequireAuthorization(Roles.Researcher);
        forms.MapPost("/research/people/{id}/roles/{role}/take", TakeRoleAsync)
            .RequireAuthorization(Roles.Researcher);
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

    // Where it is refused, the page shows why: the role is gone already, or whoever asks has lost theirs.
    private static async Task<RedirectHttpResult> TakeRoleAsync(
        string id, string role, HttpContext context, People people, CancellationToken cancellationToken)
    {
        await people.TakeRoleAsync(context.User.AccountId()!, id, role, cancellationToken);
        return TypedResults.LocalRedirect("~/research/people");
    }
}
