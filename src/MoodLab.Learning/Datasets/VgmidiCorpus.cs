using CsvHelper;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.Datasets;

/// <summary>
/// VGMIDI (Ferreira and Whitehead, "Learning to Generate Music With Sentiment", 2019): piano arrangements of video game
/// music, most without labels, some labelled with valence and arousal by listeners. The mood of a piece is
/// <c>valence + 2 * arousal</c>.
/// </summary>
/// <remarks>
/// The tables name files of <c>labelled/midi</c>, which hold the same notes flattened to one tempo of 120 a minute:
/// their onsets lie off every grid, and the tempo, which carries arousal, is lost. Each is read from
/// <c>labelled/pieces</c> instead, where the piece stands as it was written.
/// </remarks>
public sealed class VgmidiCorpus
{
    private readonly List<CorpusProblem> _problems = [];
    private readonly List<string> _inTables = [];
    private readonly string _folder;

    private VgmidiCorpus(string folder) => _folder = folder;

    /// <summary>Gets the pieces without labels to learn from.</summary>
    public IReadOnlyList<CorpusPiece> Training { get; private set; } = [];

    /// <summary>Gets the pieces without labels on which the loss is validated.</summary>
    public IReadOnlyList<CorpusPiece> Validation { get; private set; } = [];

    /// <summary>Gets the labelled pieces to learn from, without those that are held out.</summary>
    public IReadOnlyList<CorpusPiece> LabelledTraining { get; private set; } = [];

    /// <summary>Gets the labelled training pieces that stand among the validation pieces too.</summary>
    public IReadOnlyList<CorpusPiece> HeldOut { get; private set; } = [];

    /// <summary>Gets the labelled pieces that are kept for testing.</summary>
    public IReadOnlyList<CorpusPiece> LabelledTest { get; private set; } = [];

    /// <summary>Gets the class balance of the training table's rows as they stand, contradictions included.</summary>
    public IReadOnlyList<ClassBalance> Balance { get; private set; } = [];

    /// <summary>Gets what was not used, with the reason.</summary>
    public IReadOnlyList<CorpusProblem> Problems => _problems;

    /// <summary>
    /// Gets the unlabelled training pieces that stand in one of the tables too, by title or by notes: who compares a
    /// probe's test with a model that has read them must know of them.
    /// </summary>
    public IReadOnlyList<string> AlsoLabelled { get; private set; } = [];

    /// <summary>Reads the corpus.</summary>
    /// <param name="folder">
    /// With <c>unlabelled/train</c>, <c>unlabelled/test</c>, <c>vgmidi_train.csv</c> and <c>vgmidi_test.csv</c>.
    /// </param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <exception cref="CorpusException">The folder or one of its tables is missing, or holds no piece to
    /// use.</exception>
    public static VgmidiCorpus Read(string folder, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(folder))
        {
            throw new CorpusException($"There is no folder '{folder}'.");
        }

        VgmidiCorpus corpus = new(folder);
        corpus.Training = corpus.ReadFolder(Path.Combine("unlabelled", "train"), cancellationToken);
        corpus.Validation = corpus.ReadFolder(Path.Combine("unlabelled", "test"), cancellationToken);
        var training = corpus.ReadTable("vgmidi_train.csv", isTraining: true, cancellationToken);
        var test = corpus.ReadTable("vgmidi_test.csv", isTraining: false, cancellationToken);
        corpus.Separate(training, test);
        KnownPieces validated = new(corpus.Validation, []);
        corpus.LabelledTraining = [.. training.Where(piece => !validated.Contains(piece))];
        corpus.HeldOut = [.. training.Where(validated.Contains)];
        corpus.LabelledTest = test;
        KnownPieces labelled = new([.. training, .. test], corpus._inTables);
        corpus.AlsoLabelled = [.. corpus.Training.Where(labelled.Contains).Select(piece => piece.Path)];
        return corpus;
    }

    // The tables name a piece with a number behind: "labelled/midi/Title_0.mid" stands for "labelled/pieces/Title.mid".
    private static string PiecePath(string row)
    {
        var name = Path.GetFileNameWithoutExtension(row);
        var underscore = name.LastIndexOf('_');
        var title = underscore > 0 && name[(underscore + 1)..].All(char.IsAsciiDigit) ? name[..underscore] : name;
        return Path.Combine("labelled", "pieces", title + ".mid");
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
        foreach (var labelled in rows.GroupBy(row => row.Path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (labelled.Select(row => row.Mood).Distinct().Count() > 1)
            {
                _problems.Add(new CorpusProblem(labelled.Key, $"stands in {table} with contradicting labels"));
            }
            else if (!File.Exists(Path.Combine(_folder, labelled.Key)))
            {
                _problems.Add(new CorpusProblem(labelled.Key, $"stands in {table}, but there is no such file"));
            }
            else if (ReadPiece(labelled.Key, labelled.First().Mood) is { } piece)
            {
                pieces.Add(piece);
            }
        }

        return pieces.Count > 0 ? pieces : throw new CorpusException($"No piece of '{table}' can be used.");
    }

    // What is tested must not be learnt from; and a label that the other table contradicts is no label.
    private void Separate(List<CorpusPiece> training, List<CorpusPiece> test)
    {
        foreach (var piece in training.ToList())
        {
            if (test.Find(other => other.Path == piece.Path) is not { } tested)
            {
                continue;
            }

            training.Remove(piece);
            var isContradiction = piece.Mood != tested.Mood;
            _problems.Add(new CorpusProblem(piece.Path, isContradiction
                ? "stands in both tables with contradicting labels"
                : "stands in both tables, and is used for testing only"));
            if (isContradiction)
            {
                test.Remove(tested);
            }
        }

        if (training.Count == 0 || test.Count == 0)
        {
            throw new CorpusException("The two tables name the same pieces.");
        }
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
            for (var row = 1; csv.Read(); row++)
            {
                var (file, valence, arousal) =
                    (csv.GetString("filepath"), csv.GetString("valence"), csv.GetString("arousal"));
                if (string.IsNullOrWhiteSpace(file))
                {
                    _problems.Add(new CorpusProblem($"{table}, row {row}", "names no file"));
                    continue;
                }

                _inTables.Add(PiecePath(file));
                if (valence is "0" or "1" && arousal is "0" or "1")
                {
                    rows.Add((PiecePath(file), MoodExtensions.FromQuadrant(valence == "1", arousal == "1")));
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
            if (score.Parts.Any(part => !part.IsPercussion && part.Notes.Any(note => note.Duration > 0)))
            {
                return new CorpusPiece(relative, score, mood);
            }

            _problems.Add(new CorpusProblem(relative, "holds no pitched notes"));
        }
        catch (Exception exception) when (exception is MidiFileException or IOException
            or UnauthorizedAccessException)
        {
            _problems.Add(new CorpusProblem(relative, exception.Message));
        }

        return null;
    }
}
