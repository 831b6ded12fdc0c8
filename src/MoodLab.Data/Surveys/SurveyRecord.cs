namespace MoodLab.Data.Surveys;

/// <summary>A survey.</summary>
/// <param name="Id">The survey.</param>
/// <param name="Link">What follows <c>/listen/</c>: random, so that it cannot be guessed, or a name such as
/// <c>demo</c>.</param>
/// <param name="Owner">The researcher whose survey it is; empty for the laboratory's own, which all researchers read.
/// </param>
/// <param name="Title">Its title, for researchers.</param>
/// <param name="State">What it is for at the moment.</param>
/// <param name="Design">How it is taken: JSON, as the laboratory writes it.</param>
/// <param name="IsImported">Whether its answers were given elsewhere.</param>
/// <param name="CopiedFrom">The survey that it is a copy of; null for an original.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="OpenedAt">When it was opened first, in UTC; null before.</param>
/// <param name="ClosedAt">When it was closed, in UTC; null while it is not.</param>
/// <param name="Pieces">How many pieces are judged in it, the practice piece not counted.</param>
/// <param name="Participants">How many take it or took it, pilots not counted.</param>
/// <param name="Finished">How many of these came to the end.</param>
public sealed record SurveyRecord(
    Guid Id,
    string Link,
    string Owner,
    string Title,
    SurveyState State,
    string Design,
    bool IsImported,
    Guid? CopiedFrom,
    DateTime CreatedAt,
    DateTime? OpenedAt,
    DateTime? ClosedAt,
    int Pieces,
    int Participants,
    int Finished);
