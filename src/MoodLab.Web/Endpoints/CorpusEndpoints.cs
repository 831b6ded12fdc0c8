using Microsoft.AspNetCore.Http.HttpResults;
using MoodLab.Lab.Accounts;
using MoodLab.Lab.Corpora;
using MoodLab.Music.Midi;

namespace MoodLab.Web.Endpoints;

/// <summary>Pieces of corpora as files.</summary>
internal static class CorpusEndpoints
{
    /// <summary>Maps the first ten seconds of a piece; only researchers reach them.</summary>
    /// <param name="routes">The routes.</param>
    public static void MapCorpora(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/research/corpus/{name}/excerpt.mid", Excerpt).RequireAuthorization(Roles.Researcher);

    // The library knows the pieces that its scan has met, and nothing else of what lies on this machine.
    private static Results<FileContentHttpResult, NotFound> Excerpt(
        string name, string? piece, HttpContext context, CorpusLibrary library)
    {
        if (library.PathOf(name, piece ?? string.Empty) is not { } path)
        {
            return TypedResults.NotFound();
        }

        try
        {
            context.Response.Headers.CacheControl = "private, no-cache";
            return TypedResults.File(CorpusExcerpt.Read(path), "audio/midi", Path.GetFileName(path));
        }
        catch (Exception gone) when (gone is MidiFileException or IOException or UnauthorizedAccessException)
        {
            return TypedResults.NotFound();
        }
    }
}
