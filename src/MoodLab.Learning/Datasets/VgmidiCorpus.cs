using CsvHelper;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.Datasets;

/// <summary>
/// VGMIDI (Ferreira and Whitehead, "Learning to Generate Music With Sentiment", 2019): piano arrangements of video game
/// music, most without labels, some phrases labelled with valence and arousal by listeners. The mood of a phrase is
/// <c>valence + 2 * arousal</c>.
/// </summary>
public sealed class VgmidiCorpus
{
    private readonly List<CorpusProblem> _problems = [];
    private readonly string _folder;

    private VgmidiCorpus(string folder) => _folder = folder;

    /// <summary>Gets the pieces without labels to learn from.</summary>
    public IReadOnlyList<CorpusPiece> Training { get; private set; } = [];

    /// <summary>Gets the pieces without labels on which the loss is validated.</summary>
    public IReadOnlyList<CorpusPiece> Validation { get; private set; } = [];

    /// <summary>Gets the labelled phrases to learn from.</summary>
    public IReadOnlyList<CorpusPiece> LabelledTraining { get; private set; } = [];

    /// <summary>Gets the labelled phrases that are kept for testing.</summary>
    public IReadOnlyList<CorpusPiece> LabelledTest { get; private set; } = [];

    /// <summary>Gets the class balance of the training table's rows as they stand, contradictions included.</summary>
    public IReadOnlyList<ClassBalance> Balance { get; private set; } = [];

    /// <summary>Gets what was not used, with the reason.</summary>
    public IReadOnlyList<CorpusProblem> Problems => _problems;

    /// <summary>
    /// Gets the unlabelled training pieces of which a phrase is labelled too: who compares a probe's test with this model
    /// must know of them.
    /// </summary>
    public IReadOnlyList<string> AlsoLabelled { get; private set; } = [];

    /// <summary>Reads the corpus.</summary>
    /// <param name="folder">
    /// With <c>unlabelled/train</c>, <c>unlabelled/test</c>, <c>vgmidi_train.csv</c> and <c>vgmidi_test.csv</c>.
    /// </param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <exception cref="CorpusException">The folder or one of its tables is missing, or holds no piece to use.</exception>
    public static VgmidiCorpus Read(string folder, CancellationToken cancellationToken = default)
    {
        VgmidiCorpus corpus = new(folder);
        corpus.Training = corpus.ReadFolder(Path.Combine("unlabelled", "train"), cancellationToken);
        corpus.Validation = corpus.ReadFolder(Path.Combine("unlabelled", "test"), cancellationToken);
        corpus.LabelledTraining = corpus.ReadTable("vgmidi_train.csv", isTraining: true, cancellationToken);
        corpus.LabelledTest = corpus.ReadTable("vgmidi_test.csv", isTraining: false, cancellationToken);
        var labelled = corpus.LabelledTraining.Concat(corpus.LabelledTest).Select(piece => Title(piece.Path)).ToHashSet();
        corpus.AlsoLabelled =
            [.. corpus.Training.Where(piece => labelled.Contains(Title(piece.Path))).Select(piece => piece.Path)];
        return corpus;
    }

    // Phrases are named like their piece, with the number of the phrase behind: "Title_0.mid".
    private static string Title(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var underscore = name.LastIndexOf('_');
        return underscore > 0 && name[(underscore + 1)..].All(char.IsAsciiDigit) ? name[..underscore] : name;
    }

    private List<CorpusPiece> ReadFolder(string relative, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(_folder, relative);
        if (!Directory.Exists(folder))
        {
            throw new CorpusException($"The corpus lacks the folder '{relative}'.");
        }

        List<CorpusPiece> pieces = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*.mid").Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ReadPiece(Path.GetRelativePath(_folder, path), mood: null) is { } piece)
            {
                pieces.Add(piece);
            }
        }

        return pieces.Count > 0 ? pieces : throw new CorpusException($"No piece in '{relative}' can be used.");
    }

    private List<CorpusPiece> ReadTable(string table, bool isTraining, CancellationToken cancellationToken)
    {
        var rows = ReadRows(table);
        if (isTraining)
        {
            Balance = [.. Enum.GetValues<Mood>().Select(mood =>
            {
                var count = rows.Count(row => row.Mood == mood);
                return new ClassBalance(mood, count, count / (double)Math.Max(rows.Count, 1));
            })];
        }

        List<CorpusPiece> pieces = [];
        foreach (var phrase in rows.GroupBy(row => row.Path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (phrase.Select(row => row.Mood).Distinct().Count() > 1)
            {
                _problems.Add(new CorpusProblem(phrase.Key, $"stands in {table} with contradicting labels"));
            }
            else if (!File.Exists(Path.Combine(_folder, phrase.Key)))
            {
                _problems.Add(new CorpusProblem(phrase.Key, $"stands in {table}, but there is no such file"));
            }
            else if (ReadPiece(phrase.Key, phrase.First().Mood) is { } piece)
            {
                pieces.Add(piece);
            }
        }

        return pieces.Count > 0 ? pieces : throw new CorpusException($"No phrase of '{table}' can be used.");
    }

    private List<(string Path, Mood Mood)> ReadRows(string table)
    {
        var path = Path.Combine(_folder, table);
        if (!File.Exists(path))
        {
            throw new CorpusException($"The corpus lacks the table '{table}'.");
        }

        List<(string, Mood)> rows = [];
        try
        {
            using var csv = CsvReader.FromFile(path);
            while (csv.Read())
            {
                var (file, valence, arousal) =
                    (csv.GetString("filepath"), csv.GetString("valence"), csv.GetString("arousal"));
                if (valence is "0" or "1" && arousal is "0" or "1")
                {
                    rows.Add((file, MoodExtensions.FromQuadrant(valence == "1", arousal == "1")));
                }
                else
                {
                    _problems.Add(new CorpusProblem(
                        file, $"has label '{valence}', '{arousal}' in {table}, which is neither 0 nor 1"));
                }
            }
        }
        catch (Exception exception) when (exception is CsvFormatException or ArgumentException or KeyNotFoundException)
        {
            throw new CorpusException(
                $"'{table}' cannot be read; it needs the columns valence, arousal and filepath. {exception.Message}");
        }

        return rows;
    }

    private CorpusPiece? ReadPiece(string relative, Mood? mood)
    {
        try
        {
            var score = MidiReader.ReadFile(Path.Combine(_folder, relative), MidiReadOptions.Tolerant).Score;
            if (score.Parts.Any(part => !part.IsPercussion && part.Notes.Count > 0))
            {
                return new CorpusPiece(relative, score, mood);
            }

            _problems.Add(new CorpusProblem(relative, "holds no pitched notes"));
        }
        catch (Exception exception) when (exception is MidiFileException or IOException)
        {
            _problems.Add(new CorpusProblem(relative, exception.Message));
        }

        return null;
    }
}
