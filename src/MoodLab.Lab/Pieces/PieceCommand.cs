using System.Globalization;
using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;
using MoodLab.Neural.Kernels;

namespace MoodLab.Lab.Pieces;

/// <summary>Writes the command that composes a piece again, byte for byte.</summary>
public static class PieceCommand
{
    private const string Program = "dotnet run --project src/MoodLab.Cli -c Release --";

    private static readonly WeightPrecision s_usualPrecision = new ComposerOptions().Precision;

    /// <summary>Writes the command line, with every setting that matters.</summary>
    /// <param name="mood">The mood of the piece.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="fileName">The file to write; a name that needs no quotes, as <see cref="PieceFile"/> has.</param>
    public static string Write(Mood mood, PieceSettings settings, string fileName)
    {
        ArgumentNullException.ThrowIfNull(settings);
        List<string> words = [Program, "generate", "--mood", mood.Name(), "--method", settings.Method.Name()];
        if (settings.Method.TakesStrength())
        {
            words.AddRange(["--strength", Number(settings.Strength)]);
        }

        words.AddRange(
        [
            "--seconds", Number(settings.Seconds), "--temperature", Number(settings.Temperature),
            "--memory", Number(settings.Memory), "--seed", settings.Seed.ToString(CultureInfo.InvariantCulture),
        ]);
        if (settings.Precision != s_usualPrecision)
        {
            words.AddRange(["--precision", settings.Precision.Name()]);
        }

        return string.Join(' ', [.. words, "--out", fileName]);
    }

    // The shortest digits that read back to the same number.
    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
