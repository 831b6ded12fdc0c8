using MoodLab.Data.Pieces;
using MoodLab.Learning.Control;
using MoodLab.Music.Midi;
using MoodLab.Neural.Kernels;

namespace MoodLab.Lab.Pieces;

/// <summary>The library on the database.</summary>
internal sealed class PieceLibrary(PieceStore store) : IPieceLibrary
{
    public Task<bool> KeepAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        store.KeepAsync(owner, id, cancellationToken);

    public async Task<IReadOnlyList<PieceCard>> ListAsync(
        string owner, int skip, int take, CancellationToken cancellationToken = default)
    {
        var pieces = await store.ListKeptAsync(owner, skip, take, cancellationToken).ConfigureAwait(false);
        return [.. pieces.Select(ToCard)];
    }

    public async Task<PieceCard?> FindAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        await store.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } piece ? ToCard(piece) : null;

    public async Task<PieceFile?> ReadMidiAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        await store.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } piece
            ? new PieceFile(PieceFile.NameOf(piece.Title, ".mid"), piece.Midi)
            : null;

    public Task<bool> RenameAsync(string owner, Guid id, string title, CancellationToken cancellationToken = default) =>
        store.RenameAsync(owner, id, title.Trim(), cancellationToken);

    public Task<bool> RemoveAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        store.RemoveAsync(owner, id, cancellationToken);

    public Task<bool> RestoreAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        store.RestoreAsync(owner, id, cancellationToken);

    private static PieceCard ToCard(PieceRecord piece)
    {
        return new PieceCard(
            piece.Id,
            piece.Title,
            piece.Mood,
            piece.Method,
            piece.Model,
            piece.ModelSha256,
            ToSettings(piece),
            piece.KeptAt is not null,
            piece.KeptAt ?? piece.CreatedAt,
            piece.Seconds,
            PieceNote.Of(MidiReader.Read(piece.Midi).Score));
    }

    private static PieceSettings ToSettings(PieceRecord piece) =>
        ControlMethodExtensions.TryParse(piece.Method, out var method)
        && WeightPrecisionNames.TryParse(piece.Precision, out var precision)
            ? new PieceSettings(
                piece.Seed, piece.Strength, piece.Temperature, piece.RequestedSeconds, method, precision,
                piece.Memory)
            : throw new InvalidDataException(
                $"The piece {piece.Id} has the method '{piece.Method}' and the precision '{piece.Precision}', "
                + "which are not known.");
}
