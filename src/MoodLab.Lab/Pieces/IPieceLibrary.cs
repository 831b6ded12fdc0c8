namespace MoodLab.Lab.Pieces;

/// <summary>The pieces of one visitor. Nobody reaches a piece that is not theirs: it is as if it did not
/// exist.</summary>
public interface IPieceLibrary
{
    /// <summary>Keeps a composed draft, so that the library shows it; keeping twice changes nothing.</summary>
    /// <param name="owner">Whose library.</param>
    /// <param name="id">The piece.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the piece exists.</returns>
    Task<bool> KeepAsync(string owner, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Lists kept pieces, the newest first.</summary>
    /// <param name="owner">Whose library.</param>
    /// <param name="skip">How many to pass over, at least 0.</param>
    /// <param name="take">How many to return, 1 to 100.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<PieceCard>> ListAsync(
        string owner, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>Finds a piece, kept or draft.</summary>
    /// <param name="owner">Whose library.</param>
    /// <param name="id">The piece.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<PieceCard?> FindAsync(string owner, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Reads the MIDI file of a piece, kept or draft.</summary>
    /// <param name="owner">Whose library.</param>
    /// <param name="id">The piece.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The file, or null where there is no such piece.</returns>
    Task<PieceFile?> ReadMidiAsync(string owner, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gives a piece another title.</summary>
    /// <param name="owner">Whose library.</param>
    /// <param name="id">The piece.</param>
    /// <param name="title">1 to 100 characters after trimming.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the piece exists.</returns>
    /// <exception cref="ArgumentException">The title is empty or too long.</exception>
    Task<bool> RenameAsync(string owner, Guid id, string title, CancellationToken cancellationToken = default);

    /// <summary>Removes a piece from the library; <see cref="RestoreAsync"/> takes that back.</summary>
    /// <param name="owner">Whose library.</param>
    /// <param name="id">The piece.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the piece was there.</returns>
    Task<bool> RemoveAsync(string owner, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Puts a removed piece back.</summary>
    /// <param name="owner">Whose library.</param>
    /// <param name="id">The piece.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the piece was there to be put back.</returns>
    Task<bool> RestoreAsync(string owner, Guid id, CancellationToken cancellationToken = default);
}
