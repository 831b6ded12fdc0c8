using System.Runtime.CompilerServices;
using MoodLab.Data.Pieces;
using MoodLab.Learning.Control;
using MoodLab.Neural.Kernels;

namespace MoodLab.Lab.Composing;

/// <summary>Composes for one circuit or hub call, and stores what was composed as a draft of its owner.</summary>
internal sealed class Composer(CompositionEngine engine, PieceStore pieces) : IComposer, IDisposable
{
    private readonly CancellationTokenSource _lifetime = new();

    public string? Unavailable => engine.Unavailable;

    public async IAsyncEnumerable<ComposedEvent> ComposeAsync(
        CompositionRequest request,
        string? owner,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lifetime.Token);
        var composition = engine.Enqueue(request);

        // At once, also where the reader is busy with an event and does not come back.
        using var end = linked.Token.UnsafeRegister(static state => ((Composition)state!).GiveUp(), composition);
        try
        {
            await foreach (var composed in composition.Events.ReadAllAsync(linked.Token).ConfigureAwait(false))
            {
                linked.Token.ThrowIfCancellationRequested();
                yield return composed.Kind == ComposedEventKind.Finished && owner is not null
                    ? composed with
                    {
                        PieceId = await StoreAsync(request, composition.Piece!, owner, linked.Token)
                            .ConfigureAwait(false),
                    }
                    : composed;
            }

            linked.Token.ThrowIfCancellationRequested();
        }
        finally
        {
            composition.GiveUp();
        }
    }

    public void Dispose()
    {
        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    private Task<Guid> StoreAsync(
        CompositionRequest request, ComposedPiece piece, string owner, CancellationToken cancellationToken) =>
        pieces.AddAsync(
            new NewPiece
            {
                Owner = owner,
                Title = piece.Title,
                Mood = request.Mood,
                Method = request.Method.Name(),
                Model = engine.Model!.Name,
                ModelSha256 = engine.Model.Sha256,
                Precision = engine.Precision.Name(),
                Seed = request.Seed,
                Strength = request.Strength,
                Temperature = request.Temperature,
                Memory = request.Memory,
                RequestedSeconds = request.Seconds,
                Seconds = piece.Seconds,
                NoteCount = piece.Notes,
                Midi = piece.Midi,
                Sha256 = piece.Sha256,
            },
            cancellationToken);
}
