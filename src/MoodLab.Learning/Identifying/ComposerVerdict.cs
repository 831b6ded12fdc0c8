namespace MoodLab.Learning.Identifying;

/// <summary>Who wrote a piece, by a model's reckoning.</summary>
/// <param name="Composers">The known composers, the likeliest first. Their probabilities and <paramref name="None"/> add
/// up to 1.</param>
/// <param name="None">The probability that it is none of them.</param>
/// <param name="Evidence">What speaks for and against the first.</param>
/// <param name="Nearest">The taught pieces that are most alike, the nearest first.</param>
/// <param name="Notes">How many notes were looked at.</param>
public sealed record ComposerVerdict(
    IReadOnlyList<ComposerShare> Composers,
    double None,
    ComposerEvidence Evidence,
    IReadOnlyList<NearPiece> Nearest,
    int Notes)
{
    /// <summary>Gets whether it is rather none of the known composers than any of them.</summary>
    public bool IsNone => None > Composers[0].Probability;
}

/// <summary>How likely a composer is.</summary>
/// <param name="Composer">The name.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record ComposerShare(string Composer, double Probability);

/// <summary>A taught piece that is like the one in question.</summary>
/// <param name="Path">Its file below the corpus.</param>
/// <param name="Composer">Who wrote it.</param>
/// <param name="Similarity">The cosine of their patterns, up to 1, which is the same piece.</param>
public sealed record NearPiece(string Path, string Composer, double Similarity);

/// <summary>What speaks for a composer: parts of the score, in its units; above 0 speaks for, below 0 against.</summary>
/// <param name="Moments">By the moments at which notes begin, in order.</param>
/// <param name="Kinds">By the side of the music.</param>
public sealed record ComposerEvidence(IReadOnlyList<MomentEvidence> Moments, IReadOnlyList<KindEvidence> Kinds);

/// <summary>What a moment says.</summary>
/// <param name="Seconds">When it is.</param>
/// <param name="Value">Above 0 for the composer, below 0 against.</param>
public sealed record MomentEvidence(double Seconds, double Value);

/// <summary>What a side of the music says.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Value">Above 0 for the composer, below 0 against.</param>
public sealed record KindEvidence(PatternKind Kind, double Value);
