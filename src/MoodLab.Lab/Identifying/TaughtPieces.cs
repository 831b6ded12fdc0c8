using MoodLab.Lab.Corpora;
using MoodLab.Music.Midi;

namespace MoodLab.Lab.Identifying;

/// <summary>
/// The pieces that the model of composers has learnt from, as far as their files are on this machine. Nothing else of
/// the corpora can be reached by it. May be used from several threads.
/// </summary>
/// <param name="identifier">Knows what the model has learnt from.</param>
/// <param name="corpora">The folders in which the pieces may lie, as full paths.</param>
public sealed class TaughtPieces(ComposerIdentifier identifier, IReadOnlyList<string> corpora)
{
    /// <summary>How much of a piece can be heard, in seconds.</summary>
    public const double ExcerptSeconds = 20;

    private readonly HashSet<string> _known =
        identifier.Pieces.Select(piece => piece.Path).ToHashSet(StringComparer.Ordinal);

    /// <summary>Gets whether a piece is here.</summary>
    /// <param name="path">Its path below its corpus, as the model has it.</param>
    public bool Has(string path) => Find(path) is not null;

    /// <summary>Reads the beginning of a piece.</summary>
    /// <param name="path">Its path below its corpus, as the model has it.</param>
    /// <returns>At most <see cref="ExcerptSeconds"/> as a MIDI file; null where the piece is not here.</returns>
    public byte[]? Excerpt(string path)
    {
        if (Find(path) is not { } file)
        {
            return null;
        }

        try
        {
            var score = MidiReader.ReadFile(file, MidiReadOptions.Tolerant).Score;
            return MidiWriter.Write(CorpusExcerpt.Of(score, ExcerptSeconds));
        }
        catch (Exception gone) when (gone is MidiFileException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A model file may come from anywhere: a path that it names is only followed as long as it stays in the corpus, and
    // a link may lead anywhere.
    private string? Find(string path) => !_known.Contains(path)
        ? null
        : corpora.Select(folder => (Root: Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
                File: Path.GetFullPath(Path.Combine(folder, path))))
            .Where(place => place.File.StartsWith(place.Root, StringComparison.Ordinal))
            .Select(place => new FileInfo(place.File))
            .FirstOrDefault(file => file.Exists && file.LinkTarget is null)?.FullName;
}
