namespace MoodLab.Lab.Corpora;

/// <summary>A bar of the histogram of tempi.</summary>
/// <param name="From">The least tempo in it, in quarter notes a minute.</param>
/// <param name="To">Where the next bar begins.</param>
/// <param name="Changes">How often such a tempo is set.</param>
public sealed record TempoBin(int From, int To, long Changes);
