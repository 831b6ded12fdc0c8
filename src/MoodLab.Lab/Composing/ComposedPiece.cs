namespace MoodLab.Lab.Composing;

/// <summary>A finished piece.</summary>
/// <param name="Title">Its first title: the mood and the seed.</param>
/// <param name="Midi">The MIDI file.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hexadecimal.</param>
/// <param name="Notes">How many notes it has.</param>
/// <param name="Seconds">Its length in seconds of music.</param>
public sealed record ComposedPiece(string Title, byte[] Midi, string Sha256, int Notes, double Seconds);
