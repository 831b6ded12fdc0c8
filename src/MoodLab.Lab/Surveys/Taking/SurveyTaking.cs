using MoodLab.Data.Surveys;

namespace MoodLab.Lab.Surveys.Taking;

/// <summary>
/// Taking a survey: what a participant's page shows, and what becomes of what they send. Whatever is sent twice, from
/// two tabs or out of step changes nothing. May be used from several threads.
/// </summary>
public sealed partial class SurveyTaking
{
    private readonly SurveyParticipantStore _participants;
    private readonly SurveyStore _surveys;
    private readonly SurveySounds _sounds;
    private readonly SurveyWatch _watch;
    private readonly TimeProvider _clock;

    internal SurveyTaking(
        SurveyParticipantStore participants,
        SurveyStore surveys,
        SurveySounds sounds,
        SurveyWatch watch,
        TimeProvider clock)
    {
        _participants = participants;
        _surveys = surveys;
        _sounds = sounds;
        _watch = watch;
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Opens the page of a participant, and keeps when its piece was shown first.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="key">The key that their browser holds; null for none.</param>
    /// <param name="position">The piece to go back to, from 1; null for where they stand. Where the survey allows no
    /// going back it is not heeded.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SurveyBusyException">The time could not be stored.</exception>
    public Task<ListenView> OpenAsync(
        string link, string? key, int? position = null, CancellationToken cancellationToken = default) =>
        StoreAsync(
            async token =>
            {
                var visit = await VisitAsync(link, key, token).ConfigureAwait(false);
                if (visit.Door != SurveyDoor.Open || visit.Sitting is null)
                {
                    return ToView(visit);
                }

                return await OpenStepAsync(visit, visit.Sitting, position, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Begins to take part.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="key">The key that the browser holds.</param>
    /// <param name="consentHash"><see cref="ConsentHash"/> of the text that was agreed to; null where they did not
    /// agree.</param>
    /// <param name="panelId">What the panel that sent them calls them; null for none.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyBusyException">It could not be stored.</exception>
    public Task<ListenRefusal> StartAsync(
        string link, string key, string? consentHash, string? panelId, CancellationToken cancellationToken = default) =>
        StoreAsync(
            async token =>
            {
                var visit = await VisitAsync(link, key, token).ConfigureAwait(false);
                if (visit is not { Door: SurveyDoor.Open, Survey: { } survey })
                {
                    return ListenRefusal.Door;
                }

                if (visit.Sitting is not null)
                {
                    return ListenRefusal.None;
                }

                if (consentHash is null)
                {
                    return ListenRefusal.NoConsent;
                }

                return visit.IsKeyUsed || consentHash != ConsentHash(visit.Design) ? ListenRefusal.OldConsent
                    : !ListenerKey.IsKey(key) || panelId?.Length > SurveyLimits.MaxPanelId ? ListenRefusal.Invalid
                    : await StartAsync(survey, visit.Design, key, consentHash, panelId, token).ConfigureAwait(false)
                        ? ListenRefusal.None
                        : ListenRefusal.Door;
            },
            cancellationToken);

    /// <summary>Gets what is stored of the text that a participant agrees to.</summary>
    /// <param name="design">How the survey is taken.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string ConsentHash(SurveyDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return ListenerKey.Hash(design.Consent);
    }

    /// <summary>Keeps what a participant tells of themselves.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="key">Their key.</param>
    /// <param name="facts">What they tell; what the survey does not ask is left out.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyBusyException">It could not be stored.</exception>
    public Task<ListenRefusal> AnswerQuestionsAsync(
        string link, string? key, ListenerFacts facts, CancellationToken cancellationToken = default) =>
        facts is not { IsValid: true }
            ? Task.FromResult(ListenRefusal.Invalid)
            : StepAsync(
                link,
                key,
                ListenStep.Questions,
                (visit, sitting, token) => _participants.AnswerQuestionsAsync(
                    sitting.Id,
                    visit.Design.AsksAge ? facts.AgeBand : null,
                    visit.Design.AsksMusicianship ? facts.Musicianship : null,
                    visit.Design.AsksDevice ? facts.Device : null,
                    token),
                cancellationToken);

    /// <summary>Keeps the level that a participant set.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="key">Their key.</param>
    /// <param name="level">0 to 100; null where the browser did not tell.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyBusyException">It could not be stored.</exception>
    public Task<ListenRefusal> SetLevelAsync(
        string link, string? key, double? level, CancellationToken cancellationToken = default) =>
        level is not (null or (>= 0 and <= 100))
            ? Task.FromResult(ListenRefusal.Invalid)
            : StepAsync(
                link,
                key,
                ListenStep.Sound,
                (_, sitting, token) => _participants.SetLevelAsync(sitting.Id, level, token),
                cancellationToken);

    /// <summary>Keeps the result of the headphone test.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="key">Their key.</param>
    /// <param name="correct">How many of six trials were right; null where it was passed over.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyBusyException">It could not be stored.</exception>
    public Task<ListenRefusal> TestHeadphonesAsync(
        string link, string? key, int? correct, CancellationToken cancellationToken = default) =>
        correct is not (null or (>= 0 and <= SurveyLimits.HeadphoneTrials))
            ? Task.FromResult(ListenRefusal.Invalid)
            : StepAsync(
                link,
                key,
                ListenStep.Headphones,
                (_, sitting, token) => _participants.TestHeadphonesAsync(sitting.Id, correct, token),
                cancellationToken);

    /// <summary>Keeps the answer to the practice piece.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="key">Their key.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyBusyException">It could not be stored.</exception>
    public async Task<ListenRefusal> AnswerPracticeAsync(
        string link, string? key, ListenAnswer answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var refusal = ListenRefusal.None;
        var step = await StepAsync(
            link,
            key,
            ListenStep.Practice,
            async (visit, sitting, token) =>
            {
                if (answer.Token != sitting.PracticeToken)
                {
                    return;
                }

                var practice = visit.Practice!;
                refusal = Refuse(visit.Design, answer, practice, sitting.PracticeShownAt, needsConfidence: false);
                if (refusal == ListenRefusal.None && answer.Mood is { } mood)
                {
                    await _participants.AnswerPracticeAsync(sitting.Id, mood, mood == practice.Mood, token)
                        .ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return step == ListenRefusal.None ? refusal : step;
    }

    /// <summary>Goes on from the practice piece.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="key">Their key.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyBusyException">It could not be stored.</exception>
    public Task<ListenRefusal> LeavePracticeAsync(
        string link, string? key, CancellationToken cancellationToken = default) =>
        StepAsync(
            link,
            key,
            ListenStep.Feedback,
            (_, sitting, token) => _participants.LeavePracticeAsync(sitting.Id, token),
            cancellationToken);

    /// <summary>Keeps the answer to a piece.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="key">Their key.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyBusyException">It could not be stored.</exception>
    public async Task<ListenRefusal> AnswerAsync(
        string link, string? key, ListenAnswer answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var refusal = ListenRefusal.None;
        var step = await StepAsync(
            link,
            key,
            ListenStep.Piece,
            async (visit, sitting, token) => refusal =
                await AnswerAsync(visit, sitting, answer, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return step == ListenRefusal.None ? refusal : step;
    }

    /// <summary>Finds the sound of a piece that was shown to a participant.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="key">Their key.</param>
    /// <param name="token">The name by which their browser knows it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A MIDI file without any text, as long as every other of the survey; null where the participant has no
    /// such piece.</returns>
    public async Task<byte[]?> SoundAsync(
        string link, string? key, string token, CancellationToken cancellationToken = default)
    {
        var visit = await VisitAsync(link, key, cancellationToken).ConfigureAwait(false);
        if (visit is not { Door: SurveyDoor.Open, Sitting: { } sitting } || string.IsNullOrEmpty(token))
        {
            return null;
        }

        if (sitting.PracticeShownAt is not null && sitting.PracticeToken == token)
        {
            return visit.Practice?.File;
        }

        var wanted = sitting.Trials.FirstOrDefault(trial => trial.Token == token);
        return wanted?.Trial.ShownAt is null ? null : visit.Sounds[wanted.Trial.PieceId].File;
    }

    /// <summary>Deletes all that a participant answered.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="withdrawal"><see cref="ListenerKey.Withdrawal"/> of their key.</param>
    /// <param name="cancellationToken">Gives up before it is deleted.</param>
    /// <returns>Whether there was something to delete.</returns>
    /// <exception cref="SurveyBusyException">It could not be deleted.</exception>
    public Task<bool> WithdrawAsync(
        string link, string withdrawal, CancellationToken cancellationToken = default) => StoreAsync(
            async token =>
            {
                var survey = await _participants.FindSurveyAsync(link, token).ConfigureAwait(false);
                if (survey is null || !await _participants.WithdrawAsync(
                    survey.Id, ListenerKey.Hash(withdrawal), token).ConfigureAwait(false))
                {
                    return false;
                }

                _watch.Tell(survey.Id);
                return true;
            },
            cancellationToken);
}
