using System.Data.Common;
using System.Security.Cryptography;
using MoodLab.Data.Surveys;
using MoodLab.Statistics;
using MoodLab.Statistics.Proportions;

namespace MoodLab.Lab.Surveys.Taking;

/// <content>How a visit is found, shown and judged.</content>
public sealed partial class SurveyTaking
{
    private const double ByChance = 0.25;

    // Browsers measure what was heard with a clock of their own, and the sound's end with another.
    private const double HeardTolerance = 1;

    // How long a request waits for its turn to write before it says so.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<Guid, SurveySounds.Sound> s_silence = [];

    private static ListenView ToView(Visit visit) => new(visit.Door, visit.Link)
    {
        Design = visit.Design,
        IsPilot = visit.Survey?.State == SurveyState.Pilot,
        HasBegun = visit.Sitting is not null,
        IsKeyUsed = visit.IsKeyUsed,
        Step = visit.Step,
        Count = visit.Sitting?.Trials.Count ?? visit.Survey?.Pieces ?? 0,
        Answered = visit.Sitting?.Trials.Count(trial => trial.Trial.AnsweredAt is not null) ?? 0,
    };

    // Times may run backwards when a clock is set: what they say is heeded only where it can be true.
    private static double? Elapsed(DateTime? from, DateTime to) =>
        from is { } start && to >= start ? (to - start).TotalSeconds : null;

    private static async Task<T> StoreAsync<T>(
        Func<CancellationToken, Task<T>> store, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            return await store(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SurveyBusyException(exception);
        }
        catch (Exception exception) when (exception is DbException || exception.InnerException is DbException)
        {
            throw new SurveyBusyException(exception);
        }
    }

    private async Task<ListenView> OpenStepAsync(
        Visit visit, SurveySittingRecord sitting, int? position, CancellationToken cancellationToken)
    {
        var view = ToView(visit);
        switch (visit.Step)
        {
            case ListenStep.Practice:
                await _participants.ShowPracticeAsync(sitting.Id, cancellationToken).ConfigureAwait(false);
                return view with { Token = sitting.PracticeToken };
            case ListenStep.Feedback:
                return view with { PracticeHeard = sitting.PracticeMood, PracticeMeant = visit.Practice?.Mood };
            case ListenStep.Piece:
                var trial = sitting.Trials.FirstOrDefault(
                    of => visit.Design.AllowsBack && of.Trial.Position == position && of.Trial.AnsweredAt is not null)
                    ?? ListenSteps.Next(sitting)!;
                if (trial.Trial.ShownAt is null)
                {
                    await _participants.ShowAsync(sitting.Id, trial.Trial.PieceId, cancellationToken)
                        .ConfigureAwait(false);
                }

                return view with
                {
                    Token = trial.Token,
                    Position = trial.Trial.Position,
                    Before = Before(trial.Trial),
                };
            case ListenStep.End:
                return view with
                {
                    Score = visit.Design.ShowsScore
                        ? await ScoreAsync(visit, sitting, cancellationToken).ConfigureAwait(false)
                        : null,
                    CompletionCode = sitting.CompletionCode,
                    ReturnLink = visit.Design.ReturnLink?.Replace(
                        SurveyDesign.IdMark, Uri.EscapeDataString(sitting.PanelId ?? ""), StringComparison.Ordinal),
                };
            default:
                return view;
        }
    }

    private static SurveyTrialAnswer? Before(SurveyTrialRecord trial) => trial.Mood is not { } mood
        ? null
        : new SurveyTrialAnswer(
            mood, trial.Confidence, trial.Valence, trial.Arousal, trial.Known, trial.Comment, trial.Seconds,
            trial.Plays, trial.HeardSeconds, trial.Heard == true, trial.Refocuses);

    private async Task<bool> StartAsync(
        SurveyDoorRecord survey,
        SurveyDesign design,
        string key,
        string consentHash,
        string? panelId,
        CancellationToken cancellationToken)
    {
        var pieces = (await _surveys.PiecesAsync(survey.Id, cancellationToken).ConfigureAwait(false))
            .Where(piece => !piece.IsPractice)
            .ToDictionary(piece => piece.Number, piece => piece.Id);
        var seed = design.Order == SurveyOrder.Random
            ? BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue
            : design.Seed;
        var started = await _participants.StartAsync(
            new NewSurveyParticipant(
                survey.Id,
                ListenerKey.Hash(key),
                ListenerKey.Hash(ListenerKey.Withdrawal(key)),
                survey.State == SurveyState.Pilot,
                panelId,
                consentHash,
                design.ConsentVersion,
                seed,
                slot => [.. PieceOrders.Order(design, pieces.Count, slot, seed).Select(number => pieces[number])])
            {
                MostParticipants = design.MostParticipants,
                AbandonedBefore = Now.AddHours(-design.ResumeHours),
            },
            cancellationToken).ConfigureAwait(false);
        _watch.Tell(survey.Id);
        return started;
    }

    private async Task<ListenRefusal> AnswerAsync(
        Visit visit, SurveySittingRecord sitting, ListenAnswer answer, CancellationToken cancellationToken)
    {
        var again = visit.Design.AllowsBack;
        var trial = sitting.Trials.FirstOrDefault(of => of.Token == answer.Token);
        if (trial is null || trial.Trial.ShownAt is null || (trial.Trial.AnsweredAt is not null && !again))
        {
            return ListenRefusal.None;
        }

        var sound = visit.Sounds[trial.Trial.PieceId];
        if (Refuse(visit.Design, answer, sound, trial.Trial.ShownAt, visit.Design.AsksConfidence)
            is not ListenRefusal.None and var refusal)
        {
            return refusal;
        }

        if (await _participants.AnswerAsync(
            sitting.Id,
            trial.Trial.PieceId,
            new SurveyTrialAnswer(
                answer.Mood!.Value,
                visit.Design.AsksConfidence ? answer.Confidence : null,
                visit.Design.AsksAffect ? answer.Valence : null,
                visit.Design.AsksAffect ? answer.Arousal : null,
                visit.Design.AsksKnown && answer.Known,
                visit.Design.AllowsComment && !string.IsNullOrWhiteSpace(answer.Comment) ? answer.Comment.Trim() : null,
                Elapsed(trial.Trial.ShownAt, Now),
                answer.Plays,
                answer.HeardSeconds,
                answer.HeardSeconds >= Demanded(visit.Design, sound, answer),
                answer.Refocuses),
            again,
            ListenerKey.DrawCode(),
            cancellationToken).ConfigureAwait(false))
        {
            _watch.Tell(sitting.SurveyId);
        }

        return ListenRefusal.None;
    }

    private ListenRefusal Refuse(
        SurveyDesign design, ListenAnswer answer, SurveySounds.Sound sound, DateTime? shownAt, bool needsConfidence)
    {
        var demanded = Demanded(design, sound, answer);
        return !answer.IsValid ? ListenRefusal.Invalid
            : answer.HeardSeconds < demanded || Elapsed(shownAt, Now) < demanded ? ListenRefusal.NotHeard
            : answer.Mood is null ? ListenRefusal.NoMood
            : needsConfidence && answer.Confidence is null ? ListenRefusal.NoConfidence
            : ListenRefusal.None;
    }

    // A browser leaves out the silence in which a piece ends; more than half of it is no silence.
    private static double Demanded(SurveyDesign design, SurveySounds.Sound sound, ListenAnswer answer) => Math.Max(
        0,
        (design.HeardShare * Math.Clamp(answer.Length ?? sound.Seconds, sound.Seconds / 2, sound.Seconds))
        - HeardTolerance);

    private async Task<ListenScore> ScoreAsync(
        Visit visit, SurveySittingRecord sitting, CancellationToken cancellationToken)
    {
        var pieces = sitting.Trials
            .Where(trial => trial.Trial.Mood is not null)
            .Select(trial => new ListenScore.Piece(
                trial.Trial.Position, visit.Sounds[trial.Trial.PieceId].Mood, trial.Trial.Mood!.Value))
            .ToList();
        var correct = pieces.Count(piece => piece.Heard == piece.Meant);
        ListenScore score = new(correct, visit.Design.ShowsPieces ? pieces : [])
        {
            ByChance = pieces.Count * ByChance,
            ProbabilityByChance = BinomialTest.Greater(new Proportion(correct, pieces.Count), ByChance),
        };
        var others = visit.Design.ShowsOthers
            ? await _participants.OtherScoresAsync(sitting.SurveyId, sitting.Id, cancellationToken)
                .ConfigureAwait(false)
            : [];
        return others.Count == 0
            ? score
            : score with
            {
                Others = others.Count,
                OthersMean = others.Average(),
                OthersBelow = others.Count(other => other < correct),
            };
    }

    private Task<ListenRefusal> StepAsync(
        string link,
        string? key,
        ListenStep step,
        Func<Visit, SurveySittingRecord, CancellationToken, Task> store,
        CancellationToken cancellationToken) => StoreAsync(
            async token =>
            {
                var visit = await VisitAsync(link, key, token).ConfigureAwait(false);
                if (visit is not { Door: SurveyDoor.Open, Sitting: { } sitting })
                {
                    return ListenRefusal.Door;
                }

                // Sent twice, or from a page that another tab has left behind: it changes nothing.
                if (visit.Step == step)
                {
                    await store(visit, sitting, token).ConfigureAwait(false);
                }

                return ListenRefusal.None;
            },
            cancellationToken);

    private async Task<Visit> VisitAsync(string link, string? key, CancellationToken cancellationToken)
    {
        var survey = await _participants.FindSurveyAsync(link, cancellationToken).ConfigureAwait(false);
        if (survey is null)
        {
            return new Visit(link, SurveyDoor.Unknown, null, new SurveyDesign(), null, s_silence);
        }

        var design = SurveyDesign.Parse(survey.Design);
        var sitting = ListenerKey.IsKey(key)
            ? await _participants.FindAsync(survey.Id, ListenerKey.Hash(key!), cancellationToken).ConfigureAwait(false)
            : null;
        var isUsed = sitting is not null;
        var isLate = sitting is { FinishedAt: null }
            && Elapsed(sitting.SeenAt, Now) > TimeSpan.FromHours(design.ResumeHours).TotalSeconds;
        if (isLate && design.AfterResume == ResumeRule.StartAgain)
        {
            sitting = null;
        }

        // Whoever has finished may read their score for as long as they like.
        var door = sitting?.FinishedAt is not null ? SurveyDoor.Open
            : isLate && design.AfterResume == ResumeRule.Refuse ? SurveyDoor.TooLate
            : await DoorAsync(survey, design, sitting, cancellationToken).ConfigureAwait(false);
        var sounds = sitting is { Trials: [var first, ..] }
            ? await _sounds.OfAsync(survey.Id, first.Trial.PieceId, cancellationToken).ConfigureAwait(false)
            : s_silence;
        return new Visit(link, door, survey, design, sitting, sounds) { IsKeyUsed = isUsed };
    }

    private async Task<SurveyDoor> DoorAsync(
        SurveyDoorRecord survey, SurveyDesign design, SurveySittingRecord? sitting, CancellationToken cancellationToken)
    {
        if (survey.State == SurveyState.Draft || survey.IsImported || survey.Pieces == 0)
        {
            return SurveyDoor.NotYet;
        }

        if (survey.State == SurveyState.Pilot)
        {
            return SurveyDoor.Open;
        }

        return survey.State == SurveyState.Closed || Now >= design.ClosesAt ? SurveyDoor.Closed
            : Now < design.OpensAt ? SurveyDoor.NotYet
            : sitting is null && design.MostParticipants is { } most
                && await _participants.CountAsync(
                    survey.Id, Now.AddHours(-design.ResumeHours), cancellationToken).ConfigureAwait(false) >= most
                ? SurveyDoor.Full
                : SurveyDoor.Open;
    }

    private sealed record Visit(
        string Link,
        SurveyDoor Door,
        SurveyDoorRecord? Survey,
        SurveyDesign Design,
        SurveySittingRecord? Sitting,
        IReadOnlyDictionary<Guid, SurveySounds.Sound> Sounds)
    {
        // Also by a sitting that is over and gone.
        public bool IsKeyUsed { get; init; }

        public SurveySounds.Sound? Practice => Sounds.Values.FirstOrDefault(sound => sound.IsPractice);

        public ListenStep Step => ListenSteps.Current(Design, Practice is not null, Sitting);
    }
}
