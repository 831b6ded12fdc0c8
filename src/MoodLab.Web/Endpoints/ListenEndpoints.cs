using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Taking;
using MoodLab.Web.Components;
using MoodLab.Web.Surveys.Taking;

namespace MoodLab.Web.Endpoints;

/// <summary>
/// What the pages of surveys send and fetch. Every post leads on to a page, which shows what is stored; where it could
/// not be kept, it is answered by the same page with what was sent.
/// </summary>
internal static class ListenEndpoints
{
    private const int MaxBody = 64 * 1024;

    // Before the pages, which would take a post for one of Blazor's forms.
    private const int BeforePages = -1;

    /// <summary>Maps them.</summary>
    /// <param name="routes">The routes.</param>
    public static void MapListening(this IEndpointRouteBuilder routes)
    {
        var survey = $"{ListenAddress.Root}/{{link}}";
        routes.MapGet(ListenAddress.Root, () => TypedResults.LocalRedirect(ListenAddress.Survey(DemoSurvey.Link)));
        routes.MapPost(survey, PostAsync).WithOrder(BeforePages);
        routes.MapPost(survey + "/withdraw/{withdrawal}", WithdrawAsync).WithOrder(BeforePages);
        routes.MapGet(survey + "/sound/{token}", SoundAsync);
    }

    private static async Task<IResult> PostAsync(
        string link, HttpContext context, IAntiforgery antiforgery, SurveyTaking taking, CancellationToken token)
    {
        if (await ReadAsync(context, token) is not { } post)
        {
            return TypedResults.BadRequest();
        }

        if (await TroubleAsync(context, antiforgery) is { } trouble)
        {
            return Page(context, new ListenReply(trouble, Post: post));
        }

        try
        {
            var key = ListenerCookie.Read(context);
            var refusal = await SendAsync(taking, link, key, post, token);
            return refusal is ListenRefusal.None or ListenRefusal.Door
                ? new SeeOtherResult(Next(link, post))
                : Page(context, new ListenReply(ListenTrouble.Refused, refusal, post));
        }
        catch (SurveyBusyException)
        {
            return Page(context, new ListenReply(ListenTrouble.Busy, Post: post));
        }
    }

    private static Task<ListenRefusal> SendAsync(
        SurveyTaking taking, string link, string? key, ListenPost post, CancellationToken token)
    {
        _ = Enum.TryParse<ListenStep>(post[ListenField.Step], ignoreCase: true, out var step);
        return step switch
        {
            ListenStep.Questions => taking.AnswerQuestionsAsync(link, key, post.Facts(), token),
            ListenStep.Sound => taking.SetLevelAsync(link, key, post.Number(ListenField.Level), token),
            ListenStep.Headphones => taking.TestHeadphonesAsync(
                link, key, post[ListenField.Skip] is null ? post.Whole(ListenField.Headphones) : null, token),
            ListenStep.Practice => taking.AnswerPracticeAsync(link, key, post.Answer(), token),
            ListenStep.Feedback => taking.LeavePracticeAsync(link, key, token),
            ListenStep.Piece when post[ListenField.Back] is not null => Task.FromResult(ListenRefusal.None),
            ListenStep.Piece => taking.AnswerAsync(link, key, post.Answer(), token),
            ListenStep.End => Task.FromResult(ListenRefusal.None),
            _ => taking.StartAsync(
                link,
                key ?? "",
                post[ListenField.Agrees] is null ? null : post[ListenField.Consent],
                post[ListenField.Panel],
                token),
        };
    }

    private static string Next(string link, ListenPost post) => (post.Whole(ListenField.Position), post) switch
    {
        ({ } position and > 1, _) when post[ListenField.Back] is not null => ListenAddress.Piece(link, position - 1),
        ({ } position, _) when post[ListenField.Again] is not null => ListenAddress.Piece(link, position + 1),
        _ => ListenAddress.Survey(link),
    };

    private static async Task<IResult> WithdrawAsync(
        string link,
        string withdrawal,
        HttpContext context,
        IAntiforgery antiforgery,
        SurveyTaking taking,
        CancellationToken token)
    {
        if (await ReadAsync(context, token) is not { } post)
        {
            return TypedResults.BadRequest();
        }

        if (await TroubleAsync(context, antiforgery) is { } trouble)
        {
            return Page(context, new ListenReply(trouble, Post: post));
        }

        bool isDeleted;
        try
        {
            isDeleted = await taking.WithdrawAsync(link, withdrawal, token);
        }
        catch (SurveyBusyException)
        {
            return Page(context, new ListenReply(ListenTrouble.Busy, Post: post));
        }

        // Another one who listens in this browser keeps their place.
        if (ListenerCookie.Read(context) is { } key && ListenerKey.Withdrawal(key) == withdrawal)
        {
            ListenerCookie.Remove(context, link);
        }

        return new SeeOtherResult(ListenAddress.Withdrawn(link, withdrawal, isDeleted));
    }

    private static async Task<IResult> SoundAsync(
        string link, string token, HttpContext context, SurveyTaking taking, CancellationToken cancellationToken)
    {
        if (ListenReply.Of(context) is { } reply)
        {
            return TypedResults.StatusCode(reply.Status);
        }

        return await taking.SoundAsync(link, ListenerCookie.Read(context), token, cancellationToken) is { } sound
            ? TypedResults.Bytes(sound, "application/octet-stream")
            : TypedResults.NotFound();
    }

    private static async Task<ListenPost?> ReadAsync(HttpContext context, CancellationToken token)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = MaxBody;
        }

        try
        {
            return context.Request.HasFormContentType
                ? new ListenPost(await context.Request.ReadFormAsync(token))
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static async Task<ListenTrouble?> TroubleAsync(HttpContext context, IAntiforgery antiforgery) =>
        ListenReply.Of(context)?.Trouble
        ?? (await antiforgery.IsRequestValidAsync(context) ? null : ListenTrouble.OldForm);

    private static RazorComponentResult<App> Page(HttpContext context, ListenReply reply)
    {
        reply.Leave(context);
        return new RazorComponentResult<App> { StatusCode = reply.Status };
    }

    // The page is always fetched anew, whatever the post was.
    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
