using Microsoft.AspNetCore.Http.HttpResults;
using MoodLab.Lab.Evolving;
using MoodLab.Lab.Pieces;
using MoodLab.Web.Visitors;

namespace MoodLab.Web.Endpoints;

/// <summary>Melodies as files.</summary>
internal static class EvolutionEndpoints
{
    /// <summary>Maps the downloads of a session's melodies; only its owner finds them.</summary>
    /// <param name="routes">The routes.</param>
    public static void MapEvolutions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/evolve/{id:guid}/melodies/{melody:guid}.mid",
            (Guid id, Guid melody, HttpContext context, EvolutionSessions sessions, CancellationToken token) =>
                DownloadAsync(
                    id,
                    context,
                    sessions,
                    "audio/midi",
                    view => view.Melodies.TryGetValue(melody, out var found) ? MelodyFiles.Midi(view, found) : null,
                    token));
        routes.MapGet(
            "/evolve/{id:guid}/generations/{generation:guid}.zip",
            (Guid id, Guid generation, HttpContext context, EvolutionSessions sessions, CancellationToken token) =>
                DownloadAsync(
                    id,
                    context,
                    sessions,
                    "application/zip",
                    view => view.Generations.FirstOrDefault(found => found.Id == generation) is { } wanted
                        ? MelodyFiles.Zip(view, wanted)
                        : null,
                    token));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(
        Guid id,
        HttpContext context,
        EvolutionSessions sessions,
        string contentType,
        Func<EvolutionView, PieceFile?> find,
        CancellationToken cancellationToken)
    {
        if (context.User.Owner() is not { } owner
            || await sessions.OpenAsync(owner, id, cancellationToken) is not { } view
            || find(view) is not { } file)
        {
            return TypedResults.NotFound();
        }

        // Whoever shares this machine must not get a melody out of its cache.
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(file.Content, contentType, file.FileName);
    }
}
