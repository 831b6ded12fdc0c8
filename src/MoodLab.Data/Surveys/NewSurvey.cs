namespace MoodLab.Data.Surveys;

/// <summary>A survey that is to be stored.</summary>
/// <param name="Owner">The researcher whose survey it is; empty for the laboratory's own; at most 64 characters.
/// </param>
/// <param name="Title">Its title, at most 100 characters.</param>
/// <param name="Design">How it is taken: JSON, as the laboratory writes it; at most 60,000 characters.</param>
/// <param name="Pieces">Its pieces in the key's order, at most one of them for practice.</param>
public sealed record NewSurvey(string Owner, string Title, string Design, IReadOnlyList<NewSurveyPiece> Pieces)
{
    /// <summary>Gets what follows <c>/listen/</c>, at most 22 characters; null for a random one.</summary>
    public string? Link { get; init; }

    /// <summary>Gets whether its answers were given elsewhere.</summary>
    public bool IsImported { get; init; }

    /// <summary>Gets the survey that it is a copy of; null for an original.</summary>
    public Guid? CopiedFrom { get; init; }

    /// <summary>Gets its first state.</summary>
    /// <value><see cref="SurveyState.Draft"/> unless told.</value>
    public SurveyState State { get; init; }
}
