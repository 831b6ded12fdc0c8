using MoodLab.Data.Surveys;

namespace MoodLab.Lab.Surveys.Making;

/// <summary>What a survey is made of.</summary>
/// <param name="Title">Its title, for researchers: 1 to 100 characters.</param>
/// <param name="Design">How it is taken.</param>
/// <param name="Pieces">Its pieces in the key's order, at most one of them for practice.</param>
public sealed record SurveyContent(string Title, SurveyDesign Design, IReadOnlyList<NewSurveyPiece> Pieces)
{
    /// <summary>The longest title of a survey or a piece.</summary>
    public const int LongestTitle = 100;

    /// <summary>How many pieces a survey may have; a listener tires long before.</summary>
    public const int MostPieces = 60;

    /// <summary>Says what keeps the survey from being stored.</summary>
    /// <returns>Sentences; none where all is well.</returns>
    public IReadOnlyList<string> Validate() =>
    [
        .. IsTitle(Title) ? Array.Empty<string>() : [$"The title must have 1 to {LongestTitle} characters."],
        .. Pieces.All(piece => IsTitle(piece.Title))
            ? Array.Empty<string>()
            : [$"The title of a piece must have 1 to {LongestTitle} characters."],
        .. Pieces.Count(piece => !piece.IsPractice) <= MostPieces
            ? Array.Empty<string>()
            : [$"A survey has at most {MostPieces} pieces."],
        .. Pieces.Count(piece => piece.IsPractice) <= 1
            ? Array.Empty<string>()
            : ["A survey has at most one practice piece."],
        .. Design.Validate(),
    ];

    /// <summary>Says what keeps the survey from being taken, beyond <see cref="Validate"/>.</summary>
    /// <returns>Sentences; none where all is well.</returns>
    public IReadOnlyList<string> ValidateForListeners()
    {
        var judged = Pieces.Count(piece => !piece.IsPractice);
        return
        [
            .. Validate(),
            .. judged > 0 ? Array.Empty<string>() : ["Add at least one piece first."],
            .. Pieces.All(piece => piece.Midi.Length > 0)
                ? Array.Empty<string>()
                : ["A piece without sound cannot be listened to."],
            .. Design.Order != SurveyOrder.Fixed || Design.FixedOrder.Count == 0 || Design.FixedOrder.Count == judged
                ? Array.Empty<string>()
                : [$"The fixed order must name each of the {judged} pieces once."],
        ];
    }

    /// <summary>Tells whether another content is the same to listeners and researchers, byte for byte.</summary>
    /// <param name="other">The other.</param>
    public bool IsSameAs(SurveyContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Title == other.Title
            && Design.ToJson() == other.Design.ToJson()
            && Pieces.Count == other.Pieces.Count
            && Pieces.Zip(other.Pieces).All(pair => IsSame(pair.First, pair.Second));
    }

    // A record compares its bytes by reference.
    private static bool IsSame(NewSurveyPiece one, NewSurveyPiece other) =>
        one with { Midi = other.Midi } == other && one.Midi.AsSpan().SequenceEqual(other.Midi);

    private static bool IsTitle(string title) => !string.IsNullOrWhiteSpace(title) && title.Length <= LongestTitle;
}
