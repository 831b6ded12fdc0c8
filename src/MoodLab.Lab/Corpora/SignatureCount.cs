namespace MoodLab.Lab.Corpora;

/// <summary>How often the pieces of a class set a signature.</summary>
/// <param name="Signature">For example <c>3/4</c> or <c>B♭ major</c>.</param>
/// <param name="Class">The class; empty for pieces that lie in no folder.</param>
/// <param name="Pieces">How many pieces set it: what the study draws.</param>
/// <param name="Times">How often they do, all together.</param>
public sealed record SignatureCount(string Signature, string Class, int Pieces, long Times);
