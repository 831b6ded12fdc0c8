using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using MoodLab.Learning.Datasets;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// All that a run's models said, as it is kept: a compressed table <c>path,part,fold,class</c> and a column for each
/// class with its probability to 4 decimals.
/// </summary>
/// <param name="Classes">The classes' names.</param>
/// <param name="Rows">What was said.</param>
public sealed record StudyPredictions(IReadOnlyList<string> Classes, IReadOnlyList<StudyPrediction> Rows)
{
    /// <summary>How such a table's file name ends.</summary>
    public const string Extension = ".csv.gz";

    private static readonly string[] s_columns = ["path", "part", "fold", "class"];

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CorpusException">It is missing, damaged or no such table.</exception>
    public static StudyPredictions Read(string path)
    {
        try
        {
            using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            using var csv = CsvReader.Create(stream);
            if (!csv.Headers.Take(s_columns.Length).SequenceEqual(s_columns))
            {
                throw new FormatException($"It needs the columns {string.Join(", ", s_columns)}.");
            }

            List<string> classes = [.. csv.Headers.Skip(s_columns.Length)];
            List<StudyPrediction> rows = [];
            while (csv.Read())
            {
                var truth = classes.IndexOf(csv.GetString("class"));
                double[] probabilities = [.. classes.Select(name => Number(csv.GetString(name)))];
                if (truth < 0 || probabilities.Any(value => value is not (>= 0 and <= 1)))
                {
                    throw new FormatException($"Row {rows.Count + 1} has no class or no probabilities.");
                }

                rows.Add(new StudyPrediction(
                    csv.GetString("path"), Whole(csv.GetString("part")), Whole(csv.GetString("fold")), truth,
                    probabilities));
            }

            return new StudyPredictions(classes, rows);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or InvalidDataException or FormatException or CsvFormatException or ArgumentException
            or KeyNotFoundException or OverflowException)
        {
            throw new CorpusException($"The predictions '{path}' cannot be read. {exception.Message}");
        }
    }

    /// <summary>Writes the table; the same predictions give the same bytes.</summary>
    /// <param name="path">Where; a file that is there is replaced.</param>
    /// <exception cref="IOException">It cannot be written; the file that was there is untouched.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        using GZipStream packed = new(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using StreamWriter writer = new(packed, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.NewLine = "\n";
        writer.WriteLine(string.Join(',', s_columns.Concat(Classes).Select(Quoted)));
        foreach (var row in Rows)
        {
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{Quoted(row.Path)},{row.Part},{row.Fold},{Quoted(Classes[row.Class])}"));
            foreach (var probability in row.Probabilities)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $",{probability:0.####}"));
            }

            writer.WriteLine();
        }
    });

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
