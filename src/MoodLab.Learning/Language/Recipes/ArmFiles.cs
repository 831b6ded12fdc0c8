using System.Globalization;
using System.Text.Json;
using CsvHelper;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Language.Recipes;

/// <summary>
/// The files of an arm: its settings with the loss it began from (<c>.json</c>), the losses of its epochs
/// (<c>.csv</c>), and, as long as it is not finished, its checkpoint.
/// </summary>
internal sealed class ArmFiles
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    private readonly string _path;

    /// <summary>Names the files.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="arm">The arm.</param>
    public ArmFiles(string folder, RecipeArm arm) => _path = Path.Combine(folder, arm.Key);

    public string Checkpoint => _path + ".checkpoint";

    public string Log => _path + ".csv";

    private string Header => _path + ".json";

    /// <summary>Removes what is there of other settings, and notes down the settings of the arm that begins.</summary>
    /// <param name="settings">The arm's settings.</param>
    /// <param name="start">The validation loss that it begins from.</param>
    public void Begin(ArmSettings settings, double start)
    {
        // The header last: without it nothing else counts.
        File.Delete(Header);
        File.Delete(Log);
        DropCheckpoint();
        AtomicFile.Write(Header, stream => JsonSerializer.Serialize(stream, new ArmHeader(start, settings), s_json));
    }

    /// <summary>Gets whether the files are those of an arm with these settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="InvalidDataException">The settings cannot be read.</exception>
    public bool Fit(ArmSettings settings) => File.Exists(Header) && ReadHeader().Settings == settings;

    /// <summary>Removes the checkpoint of an arm that is finished.</summary>
    public void DropCheckpoint() => File.Delete(Checkpoint);

    /// <summary>Reads the losses.</summary>
    /// <returns>The weights begun from as epoch 0, then every epoch that is done.</returns>
    /// <exception cref="InvalidDataException">A file cannot be read.</exception>
    public IReadOnlyList<LossPoint> ReadPoints()
    {
        List<LossPoint> points = [new LossPoint(0, null, ReadHeader().StartLoss)];
        if (!File.Exists(Log))
        {
            return points;
        }

        try
        {
            using var csv = CsvReader.FromFile(Log);
            while (csv.Read())
            {
                points.Add(new LossPoint(
                    int.Parse(csv.GetString("epoch"), CultureInfo.InvariantCulture),
                    double.Parse(csv.GetString("train_loss"), CultureInfo.InvariantCulture),
                    double.Parse(csv.GetString("validation_loss"), CultureInfo.InvariantCulture)));
            }
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or CsvFormatException
            or ArgumentException or KeyNotFoundException)
        {
            throw Damaged(Log, exception);
        }

        return points.Select((point, epoch) => point.Epoch == epoch).All(fits => fits)
            ? points
            : throw Damaged(Log, new FormatException("Its epochs are not in order."));
    }

    private static InvalidDataException Damaged(string path, Exception exception) => new(
        $"'{path}' cannot be read ({exception.Message}). Without it the arm is trained again.", exception);

    private ArmHeader ReadHeader()
    {
        try
        {
            var header = JsonSerializer.Deserialize<ArmHeader>(File.ReadAllBytes(Header));
            return header is { Settings: not null }
                ? header
                : throw new JsonException("It states no settings.");
        }
        catch (JsonException exception)
        {
            throw Damaged(Header, exception);
        }
    }

    private sealed record ArmHeader(double StartLoss, ArmSettings Settings);
}
