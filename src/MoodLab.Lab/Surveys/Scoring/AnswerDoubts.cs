namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>The names of doubts, as commands, addresses, files and pages have them.</summary>
public static class AnswerDoubts
{
    private static readonly Dictionary<string, AnswerDoubt> s_byName =
        Enum.GetValues<AnswerDoubt>().ToDictionary(Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets all names, in the order of the doubts.</summary>
    public static IEnumerable<string> Names => Enum.GetValues<AnswerDoubt>().Select(Name);

    /// <summary>Gets a doubt's name: lower case with hyphens.</summary>
    /// <param name="doubt">The doubt.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such doubt.</exception>
    public static string Name(this AnswerDoubt doubt) => doubt switch
    {
        AnswerDoubt.StraightLined => "straight-lined",
        AnswerDoubt.TooFast => "too-fast",
        AnswerDoubt.Unheard => "unheard",
        AnswerDoubt.FailedPractice => "failed-practice",
        AnswerDoubt.KnownPiece => "known-piece",
        AnswerDoubt.FailedHeadphones => "failed-headphones",
        AnswerDoubt.Unfinished => "unfinished",
        _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "No such doubt."),
    };

    /// <summary>Gets what is the matter, in a few words.</summary>
    /// <param name="doubt">The doubt.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such doubt.</exception>
    public static string Words(this AnswerDoubt doubt) => doubt switch
    {
        AnswerDoubt.StraightLined => "the same answer to all pieces",
        AnswerDoubt.TooFast => "too fast",
        AnswerDoubt.Unheard => "unheard",
        AnswerDoubt.FailedPractice => "practice not passed",
        AnswerDoubt.KnownPiece => "the piece was known",
        AnswerDoubt.FailedHeadphones => "headphone test not passed",
        AnswerDoubt.Unfinished => "not come to the end",
        _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "No such doubt."),
    };

    /// <summary>Reads a doubt by its name, in any case.</summary>
    /// <param name="name">For example <c>too-fast</c>.</param>
    /// <param name="doubt">The doubt, where the text names one.</param>
    public static bool TryParse(string? name, out AnswerDoubt doubt) =>
        s_byName.TryGetValue(name?.Trim() ?? string.Empty, out doubt);
}
