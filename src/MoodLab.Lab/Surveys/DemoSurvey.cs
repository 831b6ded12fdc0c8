using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using MoodLab.Data.Surveys;

namespace MoodLab.Lab.Surveys;

/// <summary>The survey that every laboratory has from its first start on: a folder with a manifest and MIDI files.
/// </summary>
public sealed record DemoSurvey
{
    /// <summary>The link of the survey: it is taken at <c>/listen/demo</c>.</summary>
    public const string Link = "demo";

    /// <summary>The name of the manifest in the folder.</summary>
    public const string ManifestName = "manifest.json";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Gets the command that made the folder.</summary>
    public required string Command { get; init; }

    /// <summary>Gets the name of the model that composed the pieces.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the SHA-256 of the model's weights, in lower-case hexadecimal.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>Gets the pieces in the key's order, and the one for practice.</summary>
    public required IReadOnlyList<DemoPiece> Pieces { get; init; }

    /// <summary>Gets how the survey is taken.</summary>
    internal static SurveyDesign Design { get; } = new()
    {
        Welcome = "You will hear eight short pieces for the piano, and one more to practise. After each one, say which "
            + "of four moods you hear in it. There is no wrong answer: we want to know what you hear.\n\n"
            + "It takes about eight minutes. Headphones and a quiet room are best.",
        AllowsComment = true,
    };

    /// <summary>Reads a manifest.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no manifest.</exception>
    public static DemoSurvey Read(string folder)
    {
        var path = Path.Combine(folder, ManifestName);
        try
        {
            return JsonSerializer.Deserialize<DemoSurvey>(File.ReadAllBytes(path), s_options)
                ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is no manifest of a survey: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the manifest.</summary>
    /// <param name="folder">The folder.</param>
    public void Write(string folder) =>
        File.WriteAllText(Path.Combine(folder, ManifestName), JsonSerializer.Serialize(this, s_options) + "\n");

    /// <summary>Reads the files, and makes the survey of them.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is not the one that the manifest names.</exception>
    internal NewSurvey Load(string folder) => new("", "Eight pieces, four moods", Design.ToJson(), [.. Pieces.Select(
        piece => new NewSurveyPiece(
            piece.IsPractice, piece.Title, piece.Mood, piece.Method, Model, piece.Seed, piece.Seconds,
            ReadFile(folder, piece)))])
    {
        Link = Link,
        State = SurveyState.Open,
    };

    private static byte[] ReadFile(string folder, DemoPiece piece)
    {
        var path = Path.Combine(folder, piece.File);
        var midi = File.ReadAllBytes(path);
        return Convert.ToHexStringLower(SHA256.HashData(midi)) == piece.Sha256
            ? midi
            : throw new InvalidDataException($"{path} is not the file that the manifest names.");
    }
}
