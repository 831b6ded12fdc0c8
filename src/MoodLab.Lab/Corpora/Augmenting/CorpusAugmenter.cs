using System.Globalization;
using System.Text;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Identifying;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Corpora.Augmenting;

/// <summary>
/// Writes transposed and slower or faster copies of a corpus' pieces, with a table that says of each copy which piece
/// and which work it is of.
/// </summary>
/// <remarks>
/// It stands beside the import, not beside the models: what it makes are files for anybody's training, with the table
/// that keeps copies of a work on one side of a division. The study makes its copies before it divides, so that copies
/// of a piece are learnt and tested; here the folds that are held out are left alone. Nothing is overwritten: a run
/// that was interrupted is run again, and goes on.
/// </remarks>
/// <param name="time">Measures how long it takes.</param>
public sealed class CorpusAugmenter(TimeProvider time)
{
    /// <summary>The table of the copies: path, original, cluster, semitones, tempo.</summary>
    public const string ManifestFile = "augmented.csv";

    // What is being written has this behind its name.
    private const string Aside = ".new";

    // Bytes of a file's name, on most file systems.
    private const int LongestName = 255;

    /// <summary>Makes the copies.</summary>
    /// <param name="corpus">The folder of the corpus, with a folder for each composer.</param>
    /// <param name="target">The folder of the copies, outside of the corpus; created where it is missing.</param>
    /// <param name="options">Which; null for the defaults.</param>
    /// <param name="progress">Told after each piece how many are done; may be null.</param>
    /// <param name="cancellationToken">Stops between two pieces; what was written stays.</param>
    /// <exception cref="CorpusException">There is no corpus, or nothing in it that can be used.</exception>
    /// <exception cref="InvalidDataException">The target lies within the corpus or holds a table already.</exception>
    /// <exception cref="IOException">The target cannot be written, or another file lies in a copy's place.</exception>
    public AugmentReport Augment(
        string corpus,
        string target,
        AugmentOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(corpus);
        ArgumentException.ThrowIfNullOrEmpty(target);
        options ??= new AugmentOptions();
        var start = time.GetTimestamp();
        var manifest = Path.Combine(target, ManifestFile);
        if ((Path.GetFullPath(target) + "/").StartsWith(Path.GetFullPath(corpus) + "/", StringComparison.Ordinal))
        {
            throw new InvalidDataException("The copies cannot lie within the corpus: they would be taken for pieces.");
        }

        if (File.Exists(manifest))
        {
            throw new InvalidDataException($"There is a table of copies at '{manifest}' already; name another folder.");
        }

        var pieces = ComposerCorpus.Load(corpus, cancellationToken).Pieces;
        var taken = pieces.Where(piece => !options.HeldOut.Contains(piece.Fold)).ToList();
        using StringWriter table = new();
        CsvText.WriteRow(table, ["path", "original", "cluster", "semitones", "tempo"]);
        List<SkippedCopy> skipped = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        int copies = 0, there = 0;
        foreach (var (place, piece) in taken.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var score = MidiReader.ReadFile(Path.Combine(corpus, piece.Path), MidiReadOptions.Tolerant).Score;
            foreach (var copy in Copies(score, piece.Path, options))
            {
                // Two pieces may differ in their endings alone.
                var path = names.Add(copy.Path) ? copy.Path : $"{piece.Path}{copy.Path[^copy.Suffix.Length..]}";
                names.Add(path);
                if (copy.Score is null || IsTooLong(path))
                {
                    skipped.Add(new SkippedCopy(
                        path,
                        copy.Score is null ? "A note would leave the range of MIDI." : "Its name would be too long."));
                    continue;
                }

                there += Write(Path.Combine(target, path), MidiWriter.Write(copy.Score)) ? 0 : 1;
                copies++;
                CsvText.WriteRow(
                    table, [path, piece.Path, Text(piece.Cluster), Text(copy.Semitones), Text(copy.Tempo)]);
            }

            progress?.Report(place + 1);
        }

        Directory.CreateDirectory(target);
        File.WriteAllText(manifest + Aside, table.ToString());
        File.Move(manifest + Aside, manifest);
        return new AugmentReport(
            taken.Count, pieces.Count - taken.Count, copies, there, skipped, manifest,
            time.GetElapsedTime(start).TotalSeconds);
    }

    private static IEnumerable<Copy> Copies(Score score, string path, AugmentOptions options)
    {
        var stem = path[..^Path.GetExtension(path).Length];
        foreach (var semitones in options.Semitones)
        {
            var suffix = $"_{(semitones > 0 ? "up" : "down")}{Math.Abs(semitones)}.mid";
            yield return new Copy(
                stem + suffix, suffix, ScoreVariants.Transpose(score, semitones), semitones, 1);
        }

        foreach (var tempo in options.Tempi)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_tempo{tempo}.mid");
            yield return new Copy(stem + suffix, suffix, ScoreVariants.Stretch(score, tempo), 0, tempo);
        }
    }

    private static bool IsTooLong(string path) =>
        Encoding.UTF8.GetByteCount(Path.GetFileName(path) + Aside) > LongestName;

    // Whether it was written; the same file may lie there already.
    private static bool Write(string path, byte[] content)
    {
        if (File.Exists(path))
        {
            return !File.ReadAllBytes(path).AsSpan().SequenceEqual(content)
                ? throw new IOException($"Another file lies at '{path}'; nothing is overwritten.")
                : false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + Aside, content);
        File.Move(path + Aside, path);
        return true;
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private sealed record Copy(string Path, string Suffix, Score? Score, int Semitones, double Tempo);
}
