using System.Globalization;
using System.IO.Compression;
using System.Text;
using MoodLab.Neural.Serialization;
using MoodLab.Statistics.Calibration;

namespace MoodLab.Learning.Identifying;

/// <summary>
/// What models said of pieces that they had not met. On disk it is a table packed by gzip: a line
/// <c>path,fragment,fold,truth,CLASS,…</c> and a line for each piece (without a fragment's number) or fragment, with
/// probabilities in ten-thousandths.
/// </summary>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Items">The pieces and fragments, fold by fold.</param>
public sealed record FoldPredictions(IReadOnlyList<string> Classes, IReadOnlyList<FoldPrediction> Items)
{
    private const string Beginning = "path,fragment,fold,truth,";
    private const double Unit = 1e4;

    // Ten times what the tables of the study take.
    private const long MaximumTextSize = 1L << 26;

    /// <summary>Gets how scores become probabilities, by all folds; null after reading a file.</summary>
    public TemperatureScaling? Calibration { get; init; }

    /// <summary>Gets the whole pieces.</summary>
    public IEnumerable<FoldPrediction> Pieces => Items.Where(item => item.Fragment is null);

    /// <summary>Gets the fragments.</summary>
    public IEnumerable<FoldPrediction> Fragments => Items.Where(item => item.Fragment is not null);

    /// <summary>Writes the table, whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        using GZipStream packed = new(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using StreamWriter text = new(packed, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        text.NewLine = "\n";
        text.WriteLine(Beginning + string.Join(',', Classes));
        foreach (var (piece, fragment, fold, truth, probabilities) in Items)
        {
            text.Write(string.Create(CultureInfo.InvariantCulture, $"{Quoted(piece)},{fragment},{fold},{truth}"));
            foreach (var probability in probabilities)
            {
                text.Write(string.Create(CultureInfo.InvariantCulture, $",{Math.Round(probability * Unit)}"));
            }

            text.WriteLine();
        }
    });

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no such table; the message says in which line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FoldPredictions Read(string path)
    {
        using var stream = File.OpenRead(path);
        using GZipStream packed = new(stream, CompressionMode.Decompress);
        using StreamReader text = new(packed, Encoding.UTF8);
        string[]? classes = null;
        List<FoldPrediction> items = [];
        long read = 0;
        try
        {
            for (var number = 1; text.ReadLine() is { } line; number++)
            {
                read += line.Length;
                if (read > MaximumTextSize)
                {
                    throw new FormatException($"'{path}' is longer than {MaximumTextSize} characters.");
                }

                if (classes is null)
                {
                    classes = line.StartsWith(Beginning, StringComparison.Ordinal)
                        ? line[Beginning.Length..].Split(',')
                        : throw new FormatException($"'{path}' does not begin with '{Beginning}'.");
                }
                else
                {
                    items.Add(Parse(line, classes.Length)
                        ?? throw new FormatException($"Line {number} of '{path}' is no prediction: '{line}'."));
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw new FormatException($"'{path}' is damaged: {exception.Message}");
        }

        return new FoldPredictions(classes ?? throw new FormatException($"'{path}' is empty."), items);
    }

    private static FoldPrediction? Parse(string line, int classes)
    {
        // A path may hold commas; nothing after it does.
        var end = line.Length > 0 && line[0] == '"' ? line.LastIndexOf("\",", StringComparison.Ordinal) + 1
            : line.IndexOf(',', StringComparison.Ordinal);
        if (end <= 0)
        {
            return null;
        }

        var path = line[..end].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);
        var fields = line[(end + 1)..].Split(',');
        var shares = new double[classes];
        if (fields.Length != classes + 3
            || !int.TryParse(fields[1], CultureInfo.InvariantCulture, out var fold)
            || !int.TryParse(fields[2], CultureInfo.InvariantCulture, out var truth)
            || truth < 0 || truth >= classes)
        {
            return null;
        }

        for (var k = 0; k < classes; k++)
        {
            if (!int.TryParse(fields[k + 3], CultureInfo.InvariantCulture, out var share) || share is < 0 or > 10_000)
            {
                return null;
            }

            shares[k] = share / Unit;
        }

        return int.TryParse(fields[0], CultureInfo.InvariantCulture, out var fragment)
            ? new FoldPrediction(path, fragment, fold, truth, shares)
            : fields[0].Length == 0 ? new FoldPrediction(path, null, fold, truth, shares) : null;
    }

    private static string Quoted(string path) => path.Contains(',', StringComparison.Ordinal)
        || path.Contains('"', StringComparison.Ordinal)
        ? $"\"{path.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : path;
}
