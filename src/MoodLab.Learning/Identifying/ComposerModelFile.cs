using System.Globalization;
using MoodLab.Learning.Language;
using MoodLab.Neural.Serialization;
using MoodLab.Statistics.Calibration;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Identifying;

/// <summary>
/// A model of composers on disk, as safetensors: <c>patterns</c> [V, 2], the upper and the lower half of each key;
/// <c>rarities</c> [V]; <c>weights</c> [K, V] and <c>biases</c> [K]; <c>pieces</c> [P, 256]; the names as metadata,
/// line by line.
/// </summary>
public static class ComposerModelFile
{
    private const string FormatKey = "format";
    private const string Format = "moodlab.composers.1";
    private const int HalfBits = 16;

    /// <summary>Writes a model.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="model">The model; its weights are rounded to 8 bits of precision.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, ComposerModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (count, classes) = (model.Vocabulary.Count, model.Machines.Classes);
        SafeTensorsWriter writer = new();
        writer.AddMetadata(FormatKey, Format);
        writer.AddMetadata("composers", string.Join('\n', model.Composers));
        writer.AddMetadata("paths", string.Join('\n', model.Pieces.Select(piece => piece.Path)));
        writer.AddMetadata("calibration", string.Create(
            CultureInfo.InvariantCulture, $"{model.Calibration.Offset:R} {model.Calibration.Slope:R}"));
        writer.Add(
            "patterns", [count, 2],
            [.. model.Vocabulary.Keys.ToArray().SelectMany(key => new float[] { key >> HalfBits, (ushort)key })]);
        writer.Add("rarities", [count], model.Vocabulary.Rarities);
        writer.Add(
            "weights", [classes, count],
            [.. Enumerable.Range(0, classes).SelectMany(k => model.Machines.Weights(k).ToArray())], TensorType.BF16);
        writer.Add("biases", [classes], model.Machines.Biases);
        writer.Add(
            "pieces", [model.Pieces.Count, IndexedPiece.Size],
            [.. model.Pieces.SelectMany(piece => piece.Projection)], TensorType.BF16);
        writer.WriteFile(path);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">The file is missing, damaged or no model of composers.</exception>
    public static ComposerModel Read(string path)
    {
        try
        {
            var file = SafeTensors.ReadFile(path);
            if (file.Metadata.GetValueOrDefault(FormatKey) != Format)
            {
                throw new SafeTensorsException($"It is no model of composers: its format is not '{Format}'.");
            }

            var halves = file.Read("patterns");
            var count = halves.Length / 2;
            var calibration = file.Metadata.GetValueOrDefault("calibration", "").Split(' ');
            return new ComposerModel(
                Lines(file, "composers"),
                new PatternVocabulary(
                    [.. Enumerable.Range(0, count)
                        .Select(i => ((uint)halves[2 * i] << HalfBits) | (uint)halves[(2 * i) + 1])],
                    file.Read("rarities")),
                new LinearSvm(Rows(file.Read("weights"), count), file.Read("biases")),
                new TemperatureScaling(
                    double.Parse(calibration[0], CultureInfo.InvariantCulture),
                    double.Parse(calibration[^1], CultureInfo.InvariantCulture)),
                Pieces(Lines(file, "paths"), Rows(file.Read("pieces"), IndexedPiece.Size)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or SafeTensorsException or ArgumentException or FormatException)
        {
            throw new ModelFileException(path, exception.Message);
        }
    }

    private static string[] Lines(SafeTensors file, string key) => file.Metadata.GetValueOrDefault(key, "").Split('\n');

    private static float[][] Rows(float[] values, int width) => [.. values.Chunk(Math.Max(width, 1))];

    private static IndexedPiece[] Pieces(string[] paths, float[][] rows) =>
        paths.Length == rows.Length && Array.TrueForAll(rows, row => row.Length == IndexedPiece.Size)
            ? [.. paths.Zip(rows, (path, row) => new IndexedPiece(path, path.Split('/')[0], row))]
            : throw new FormatException($"{paths.Length} pieces have {rows.Length} rows.");
}
