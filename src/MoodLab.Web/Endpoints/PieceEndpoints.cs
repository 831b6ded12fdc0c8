using Microsoft.AspNetCore.Http.HttpResults;
using MoodLab.Lab.Pieces;
using MoodLab.Web.Visitors;

namespace MoodLab.Web.Endpoints;

/// <summary>Pieces as files.</summary>
internal static class PieceEndpoints
{
    /// <summary>Maps the download of a piece's MIDI file; only its owner finds it.</summary>
    /// <param name="routes">The routes.</param>
    public static void MapPieces(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/pieces/{id:guid}.mid", DownloadAsync);

    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(
        Guid id, HttpContext context, IPieceLibrary library, CancellationToken cancellationToken)
    {
        var file = context.User.Owner() is { } owner
            ? await library.ReadMidiAsync(owner, id, cancellationToken)
            : null;
        if (file is null)
        {
            return TypedResults.NotFound();
        }

        // Whoever shares this machine must not get a piece out of its cache.
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(file.Content, "audio/midi", file.FileName);
    }
}
