namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>All that a survey tells, as the results page and <c>survey score</c> show it. Shares lie within 0 to 1; an
/// interval is its lower and its upper end, 95 %.</summary>
/// <remarks>
/// Wilson's intervals and the binomial tests take answers as independent, and speak of these answers; those of one
/// respondent and those to one piece are not. The cluster intervals speak of other respondents and other pieces, but
/// are rough with few of them: docs/studies/survey has figures.
/// </remarks>
public sealed record SurveyScore
{
    /// <summary>The share of right answers by guessing among four moods.</summary>
    public const double ByGuessing = 0.25;

    /// <summary>Gets how many respondents count: those with an answer that no filter removed.</summary>
    public required int Respondents { get; init; }

    /// <summary>Gets the number of pieces.</summary>
    public required int Items { get; init; }

    /// <summary>Gets the number of answers that count.</summary>
    public required int Answers { get; init; }

    /// <summary>Gets how many of them are right.</summary>
    public required int Correct { get; init; }

    /// <summary>Gets their share; null without answers.</summary>
    public required double? Mean { get; init; }

    /// <summary>Gets the share's interval by Wilson.</summary>
    public required IReadOnlyList<double> Interval { get; init; }

    /// <summary>Gets the share's exact interval by Clopper and Pearson.</summary>
    public required IReadOnlyList<double> ExactInterval { get; init; }

    /// <summary>Gets the share's interval by bootstrap over respondents and pieces: for other respondents and other
    /// pieces; null where unknown.</summary>
    public required IReadOnlyList<double>? ClusterInterval { get; init; }

    /// <summary>Gets the share by guessing.</summary>
    public required double Chance { get; init; }

    /// <summary>Gets the share that no key could have surpassed with these answers: that of each piece's most frequent
    /// one. What is missing from there to 1 is disagreement among respondents; with few of them it lies too high, since
    /// it is chosen after the fact. Null without answers.</summary>
    public required double? Ceiling { get; init; }

    /// <summary>Gets the exact two-sided binomial test against guessing.</summary>
    public required double PValue { get; init; }

    /// <summary>Gets the same test, whether the share is greater.</summary>
    public required double PValueGreater { get; init; }

    /// <summary>Gets how far respondents agree beyond chance by Fleiss, 1 at most; null where nothing can be
    /// compared.</summary>
    public required double? FleissKappa { get; init; }

    /// <summary>Gets its interval by bootstrap over respondents and pieces; null where unknown.</summary>
    public required IReadOnlyList<double>? FleissKappaInterval { get; init; }

    /// <summary>Gets how far respondents agree beyond chance by Krippendorff, nominal, 1 at most; null where nothing
    /// can be compared.</summary>
    public required double? KrippendorffAlpha { get; init; }

    /// <summary>Gets its interval by bootstrap over respondents and pieces; null where unknown.</summary>
    public required IReadOnlyList<double>? KrippendorffAlphaInterval { get; init; }

    /// <summary>Gets for each mood of the pieces (rows, by the moods' numbers) how many answered each mood.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Gets the shares by the pieces' moods.</summary>
    public required IReadOnlyList<ScoredShare> ByMood { get; init; }

    /// <summary>Gets the pieces.</summary>
    public required IReadOnlyList<PieceScore> ByPiece { get; init; }

    /// <summary>Gets the shares by method; empty where no piece has one.</summary>
    public required IReadOnlyList<ScoredShare> ByMethod { get; init; }

    /// <summary>Gets the shares by musicianship; empty where no respondent told it.</summary>
    public required IReadOnlyList<ScoredShare> ByMusicianship { get; init; }

    /// <summary>Gets the shares by how sure respondents were; empty where none told.</summary>
    public required IReadOnlyList<ScoredShare> ByConfidence { get; init; }

    /// <summary>Gets the shares by the place at which respondents met a piece; empty where places are unknown. Whether
    /// they differ, <see cref="Learning"/> tells: here easy pieces may have come late.</summary>
    public required IReadOnlyList<ScoredShare> ByPosition { get; init; }

    /// <summary>Gets how well pleasant and unpleasant were told apart.</summary>
    public required AxisScore Valence { get; init; }

    /// <summary>Gets how well aroused and quiet were told apart.</summary>
    public required AxisScore Arousal { get; init; }

    /// <summary>Gets which moods were taken for which, the most frequent first.</summary>
    public required IReadOnlyList<MoodMistake> Mistakes { get; init; }

    /// <summary>Gets each pair of methods.</summary>
    public required IReadOnlyList<GroupDifference> MethodDifferences { get; init; }

    /// <summary>Gets each pair of groups of musicianship.</summary>
    public required IReadOnlyList<GroupDifference> MusicianshipDifferences { get; init; }

    /// <summary>Gets whether respondents grew better; null where places are unknown or the same for all, so that late
    /// and easy cannot be told apart.</summary>
    public required LearningScore? Learning { get; init; }

    /// <summary>Gets all respondents, also those whom a filter removed.</summary>
    public required IReadOnlyList<RespondentScore> RespondentScores { get; init; }

    /// <summary>Gets what the source printed, over all respondents; null where it printed nothing.</summary>
    public required PrintedScores? Printed { get; init; }

    /// <summary>Gets what the filters remove.</summary>
    public required ExclusionReport Exclusions { get; init; }
}
