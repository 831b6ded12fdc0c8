namespace MoodLab.Cli.Words;

/// <summary>What <c>words encode</c> answers.</summary>
/// <param name="Words">The words, separated by spaces, up to the end word.</param>
/// <param name="Count">How many they are, the end word included.</param>
/// <param name="Distinct">How many different ones they are.</param>
/// <param name="Damages">How many damages of the file were passed over; 0 unless that was asked for.</param>
internal sealed record EncodedPiece(string Words, int Count, int Distinct, long Damages);
