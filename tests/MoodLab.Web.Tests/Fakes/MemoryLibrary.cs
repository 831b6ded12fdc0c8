using System.Collections.Concurrent;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Learning.Control;

namespace MoodLab.Web.Tests.Fakes;

/// <summary>A library that forgets everything when the host ends.</summary>
public sealed class MemoryLibrary : IPieceLibrary
{
    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();

    /// <summary>Whose pieces there are.</summary>
    public IEnumerable<string> Owners => _entries.Values.Select(entry => entry.Owner).Distinct();

    public Guid Store(string owner, CompositionRequest request, IReadOnlyList<PieceNote> notes)
    {
        var id = Guid.NewGuid();
        var settings = new PieceSettings(
            request.Seed, request.Strength, request.Temperature, request.Seconds, request.Method,
            Memory: request.Memory);
        var seconds = notes.Count == 0 ? 0 : notes.Max(note => note.Start + note.Duration);
        _entries[id] = new Entry(
            owner,
            new PieceCard(
                id, request.Title, request.Mood, request.Method.Name(), "scripted", new string('5', 64), settings,
                IsKept: false, default, seconds, notes),
            Removed: false);
        return id;
    }

    public Task<bool> KeepAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            owner, id, entry => entry with { Card = entry.Card with { IsKept = true, KeptAt = DateTime.UtcNow } });

    public Task<IReadOnlyList<PieceCard>> ListAsync(
        string owner, int skip, int take, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<PieceCard>>(
        [
            .. _entries.Values
                .Where(entry => entry.Owner == owner && !entry.Removed && entry.Card.IsKept)
                .Select(entry => entry.Card)
                .OrderByDescending(card => card.KeptAt)
                .Skip(skip)
                .Take(take),
        ]);

    public Task<PieceCard?> FindAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        Task.FromResult(Find(owner, id)?.Card);

    public Task<PieceFile?> ReadMidiAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        Task.FromResult(Find(owner, id) is { Card: var card }
            ? new PieceFile(card.Title.ToLowerInvariant().Replace(' ', '-') + ".mid", MidiBytes.Write(card.Notes))
            : null);

    public Task<bool> RenameAsync(
        string owner, Guid id, string title, CancellationToken cancellationToken = default) =>
        ChangeAsync(owner, id, entry => entry with { Card = entry.Card with { Title = title } });

    public Task<bool> RemoveAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        ChangeAsync(owner, id, entry => entry with { Removed = true });

    public Task<bool> RestoreAsync(string owner, Guid id, CancellationToken cancellationToken = default)
    {
        if (!_entries.TryGetValue(id, out var entry) || entry.Owner != owner || !entry.Removed)
        {
            return Task.FromResult(false);
        }

        _entries[id] = entry with { Removed = false };
        return Task.FromResult(true);
    }

    private Entry? Find(string owner, Guid id) =>
        _entries.TryGetValue(id, out var entry) && entry.Owner == owner && !entry.Removed ? entry : null;

    private Task<bool> ChangeAsync(string owner, Guid id, Func<Entry, Entry> change)
    {
        if (Find(owner, id) is not { } entry)
        {
            return Task.FromResult(false);
        }

        _entries[id] = change(entry);
        return Task.FromResult(true);
    }

    private sealed record Entry(string Owner, PieceCard Card, bool Removed);
}
