using Microsoft.AspNetCore.Http.HttpResults;
using MoodLab.Lab.Accounts;
using MoodLab.Lab.Pieces;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Web.Accounts;

namespace MoodLab.Web.Endpoints;

/// <summary>The results of surveys as files.</summary>
internal static class SurveyResultsEndpoints
{
    /// <summary>Maps the downloads of a survey's results; only researchers reach them, and find their own surveys and
    /// the laboratory's.</summary>
    /// <param name="routes">The routes.</param>
    public static void MapSurveyResults(this IEndpointRouteBuilder routes)
    {
        Map(routes, ".csv", "text/csv", (survey, _) => SurveyExport.Csv(survey));
        Map(routes, ".json", "application/json", SurveyExport.Json);
        Map(routes, ".zip", "application/zip", SurveyExport.Zip);
        Map(routes, "/respondents.csv", "text/csv", (survey, _) => SurveyExport.Respondents(survey));
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string end,
        string contentType,
        Func<SurveyFile, DateTime, PieceFile> export) => routes.MapGet(
            "/research/results/{id:guid}" + end,
            async Task<Results<FileContentHttpResult, NotFound, ContentHttpResult>> (
                Guid id, HttpContext context, SurveyResults results, TimeProvider clock, CancellationToken token) =>
            {
                if (context.User.AccountId() is not { } researcher
                    || await results.ReadAsync(researcher, id, token) is not { } survey)
                {
                    return TypedResults.NotFound();
                }

                // Whoever shares this machine must not get answers out of its cache.
                context.Response.Headers.CacheControl = "no-store";
                try
                {
                    var file = export(survey, clock.GetUtcNow().UtcDateTime);
                    return TypedResults.File(file.Content, contentType, file.FileName);
                }
                catch (SurveyFormatException nothing)
                {
                    return TypedResults.Text(nothing.Message, statusCode: StatusCodes.Status409Conflict);
                }
            }).RequireAuthorization(Roles.Researcher);
}
