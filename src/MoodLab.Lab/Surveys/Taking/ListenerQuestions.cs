namespace MoodLab.Lab.Surveys.Taking;

/// <summary>What participants may tell of themselves. Every question may be left open.</summary>
public static class ListenerQuestions
{
    /// <summary>The least agreement with an item.</summary>
    public const int LeastAgreement = 1;

    /// <summary>The most agreement with an item.</summary>
    public const int MostAgreement = 7;

    /// <summary>Gets the ages between which they may say they are.</summary>
    public static IReadOnlyList<string> AgeBands { get; } =
        ["under 18", "18-24", "25-34", "35-44", "45-54", "55-64", "65 or over"];

    /// <summary>Gets what they may listen with.</summary>
    public static IReadOnlyList<string> Devices { get; } =
        ["headphones", "earphones", "loudspeakers", "built-in speaker"];

    /// <summary>
    /// Gets the statements on musical training, with which they agree from 1 to 7; their mean is kept. They ask in our
    /// own words what the training scale of the Goldsmiths Musical Sophistication Index asks (Müllensiefen, Gingras,
    /// Musil and Stewart, "The Musicality of Non-Musicians", 2014): figures of the two are alike, not the same.
    /// </summary>
    public static IReadOnlyList<string> Musicianship { get; } =
    [
        "I have practised an instrument or singing regularly for years.",
        "I have had lessons on an instrument or in singing for a long time.",
        "I have been taught music theory.",
        "I play an instrument or sing well enough to perform for others.",
        "I think of myself as a musician.",
    ];

    /// <summary>Gets the mean of the answers on musical training.</summary>
    /// <param name="answers">Those that were given, 1 to 7.</param>
    /// <returns>1 to 7; null where an answer is missing or lies outside.</returns>
    public static double? Mean(IReadOnlyList<int> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Count == Musicianship.Count
            && answers.All(answer => answer is >= LeastAgreement and <= MostAgreement)
            ? answers.Average()
            : null;
    }
}
