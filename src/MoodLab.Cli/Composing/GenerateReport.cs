namespace MoodLab.Cli.Composing;

/// <summary>What <c>generate</c> tells.</summary>
/// <param name="Notes">Notes of the piece.</param>
/// <param name="Seconds">Its length in seconds of music.</param>
/// <param name="Seed">The seed that reproduces it.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="Mood">The mood.</param>
/// <param name="Method">How it was pursued.</param>
internal sealed record GenerateReport(int Notes, double Seconds, int Seed, string Sha256, string Mood, string Method);
