using System.Text;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Words;

/// <summary>
/// The words that a model knows, each with its id: the line on which it stands in the file <c>NAME.words.txt</c>,
/// counted from 0.
/// </summary>
public sealed class Vocabulary
{
    // Ten thousand words are more than the encoding has in practice, and a word has at most 12 characters.
    private const int MaximumFileSize = 1 << 17;

    private readonly Word[] _words;
    private readonly Dictionary<Word, int> _ids;

    /// <summary>Creates a vocabulary.</summary>
    /// <param name="words">The words in the order of their ids.</param>
    /// <exception cref="ArgumentException">A word stands twice, or the end is missing.</exception>
    public Vocabulary(IEnumerable<Word> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _words = [.. words];
        _ids = new Dictionary<Word, int>(_words.Length);
        for (var i = 0; i < _words.Length; i++)
        {
            if (!_ids.TryAdd(_words[i], i))
            {
                throw new ArgumentException($"The word '{_words[i]}' stands twice in the vocabulary.");
            }
        }

        if (!_ids.TryGetValue(Word.End, out var end))
        {
            throw new ArgumentException($"The vocabulary lacks '{Word.End}'.");
        }

        EndId = end;
    }

    /// <summary>Gets the number of words.</summary>
    public int Count => _words.Length;

    /// <summary>Gets the words in the order of their ids.</summary>
    public IReadOnlyList<Word> Words => _words;

    /// <summary>Gets the id of the end.</summary>
    public int EndId { get; }

    /// <summary>Gets the word of an id.</summary>
    /// <param name="id">0 to <see cref="Count"/> - 1.</param>
    public Word this[int id] => _words[id];

    /// <summary>
    /// Makes the vocabulary of a corpus: all tempi, velocities and pitches (which augmentation may reach), the
    /// durations and waits that occur, and the end; ordered by class and value.
    /// </summary>
    /// <param name="pieces">The corpus.</param>
    public static Vocabulary Build(IEnumerable<IEnumerable<Word>> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var velocities = Word.LoudestVelocity / Word.VelocityStep;
        HashSet<Word> words =
        [
            Word.End,
            .. TempoBin.All.Select(tempo => new Word(WordKind.Tempo, tempo)),
            .. Enumerable.Range(1, velocities).Select(v => new Word(WordKind.Velocity, v * Word.VelocityStep)),
            .. Enumerable.Range(Word.LowestPitch, Word.HighestPitch - Word.LowestPitch + 1)
                .Select(pitch => new Word(WordKind.Note, pitch)),
        ];
        foreach (var piece in pieces)
        {
            words.UnionWith(piece);
        }

        return new Vocabulary(words.OrderBy(word => word.Kind).ThenBy(word => word.Value));
    }

    /// <summary>Reads a vocabulary: one word a line.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">
    /// A line is no word, a word stands twice, the end is missing, or the file is larger than a vocabulary can be; the
    /// message names the file and the reason.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Vocabulary ReadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (new FileInfo(path).Length > MaximumFileSize)
        {
            throw new FormatException($"{path}: larger than {MaximumFileSize} bytes, so it is no vocabulary.");
        }

        try
        {
            var lines = File.ReadLines(path);
            return new Vocabulary(lines.Select((line, place) => Word.Parse(line.AsSpan().Trim(), place)));
        }
        catch (Exception exception) when (exception is WordFormatException or ArgumentException)
        {
            throw new FormatException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the vocabulary, one word a line, whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var text = Encoding.UTF8.GetBytes(string.Join('\n', _words) + "\n");
        AtomicFile.Write(path, stream => stream.Write(text));
    }

    /// <summary>Finds the id of a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="id">Its id, where the vocabulary has it.</param>
    public bool TryGetId(Word word, out int id) => _ids.TryGetValue(word, out id);
}
