namespace MoodLab.Cli.Words;

/// <summary>What <c>words decode</c> answers.</summary>
/// <param name="Notes">How many notes the piece has.</param>
/// <param name="Seconds">When its last note ends.</param>
/// <param name="Path">The MIDI file that was written.</param>
internal sealed record DecodedPiece(int Notes, double Seconds, string Path);
