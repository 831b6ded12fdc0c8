using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using MoodLab.Data.Sqlite;

namespace MoodLab.Data.Surveys;

/// <summary>
/// Stores what participants do while they take a survey. All that one request changes is written as a whole or not at
/// all, and is on disk when the operation returns; what comes at the same moment shares a transaction. May be used
/// from several threads.
/// </summary>
public sealed class SurveyParticipantStore
{
    private readonly IDbContextFactory<LabDbContext> _contexts;
    private readonly WriteBatches _writes;
    private readonly TimeProvider _clock;

    internal SurveyParticipantStore(
        IDbContextFactory<LabDbContext> contexts, WriteQueue writes, TimeProvider clock)
    {
        _contexts = contexts;
        _writes = new WriteBatches(contexts, writes);
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Finds the survey of a link.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The survey; null where there is none.</returns>
    public Task<SurveyDoorRecord?> FindSurveyAsync(string link, CancellationToken cancellationToken = default) =>
        ReadAsync(
            context => context.Surveys.AsNoTracking()
                .Where(survey => survey.Link == link)
                .Select(survey => new SurveyDoorRecord(
                    survey.Id,
                    survey.State,
                    survey.Design,
                    survey.IsImported,
                    context.SurveyPieces.Count(piece => piece.SurveyId == survey.Id && !piece.IsPractice)))
                .FirstOrDefaultAsync(cancellationToken),
            cancellationToken);

    /// <summary>Counts who takes part, pilots and those who gave up left out.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="abandonedBefore">Before which time, in UTC, somebody who has not finished must have been seen last
    /// to have given up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<int> CountAsync(
        Guid survey, DateTime abandonedBefore, CancellationToken cancellationToken = default) => ReadAsync(
            context => context.SurveyParticipants.CountAsync(
                participant => participant.SurveyId == survey && !participant.IsPilot
                    && (participant.FinishedAt != null || participant.SeenAt >= abandonedBefore),
                cancellationToken),
            cancellationToken);

    /// <summary>Counts for each who has finished how many pieces they named as they were meant; pilots are left out.
    /// </summary>
    /// <param name="survey">The survey.</param>
    /// <param name="but">A participant who does not count.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<int>> OtherScoresAsync(
        Guid survey, Guid but, CancellationToken cancellationToken = default) => ReadAsync(
            context => context.SurveyParticipants
                .Where(participant => participant.SurveyId == survey && participant.Id != but
                    && !participant.IsPilot && participant.FinishedAt != null)
                .Select(participant => context.SurveyTrials
                    .Where(trial => trial.ParticipantId == participant.Id)
                    .Join(context.SurveyPieces, trial => trial.PieceId, piece => piece.Id, (trial, piece) => new
                    {
                        IsRight = trial.Mood == piece.Mood,
                    })
                    .Count(found => found.IsRight))
                .ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Lets somebody begin. A key that began already changes nothing.</summary>
    /// <param name="participant">Who begins.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether they take part: false where the survey is full.</returns>
    public Task<bool> StartAsync(NewSurveyParticipant participant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return _writes.RunAsync(
            async context =>
            {
                var others = await context.SurveyParticipants
                    .Where(other => other.SurveyId == participant.SurveyId)
                    .Select(other => new
                    {
                        other.KeyHash,
                        other.Number,
                        other.IsPilot,
                        other.OrderSlot,
                        GaveUp = other.FinishedAt == null && other.SeenAt < participant.AbandonedBefore,
                    })
                    .ToListAsync(cancellationToken).ConfigureAwait(false);
                if (others.Any(other => other.KeyHash == participant.KeyHash))
                {
                    return true;
                }

                var living = others.Where(other => other.IsPilot == participant.IsPilot && !other.GaveUp).ToList();
                if (!participant.IsPilot && living.Count >= participant.MostParticipants)
                {
                    return false;
                }

                var taken = living.Select(other => other.OrderSlot).ToHashSet();
                var slot = Enumerable.Range(0, taken.Count + 1).First(free => !taken.Contains(free));
                var number = others.Select(other => other.Number).DefaultIfEmpty(0).Max() + 1;
                Add(context, participant, number, slot);
                await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Finds how far a participant has come.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="keyHash">SHA-256 of the key that their browser holds, in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The sitting; null where the survey has no such participant.</returns>
    public async Task<SurveySittingRecord?> FindAsync(
        Guid survey, string keyHash, CancellationToken cancellationToken = default)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            if (await context.SurveyParticipants.AsNoTracking()
                .FirstOrDefaultAsync(
                    found => found.KeyHash == keyHash && found.SurveyId == survey, cancellationToken)
                .ConfigureAwait(false) is not { } participant)
            {
                return null;
            }

            var trials = await context.SurveyTrials.AsNoTracking()
                .Where(trial => trial.ParticipantId == participant.Id)
                .OrderBy(trial => trial.Position)
                .Join(
                    context.SurveyPieces,
                    trial => trial.PieceId,
                    piece => piece.Id,
                    (trial, piece) => new { trial, piece.Number })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return ToSitting(
                participant,
                [
                    .. trials.OrderBy(found => found.trial.Position).Select(found => new SurveySittingTrial(
                        found.trial.Token ?? string.Empty, SurveyTrialRows.ToRecord(found.trial, found.Number))),
                ]);
        }
    }

    /// <summary>Keeps what a participant tells of themselves.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="ageBand">Between which ages, at most 32 characters; null where not told.</param>
    /// <param name="musicianship">The mean of the answers on musical training, 1 to 7; null where not told.</param>
    /// <param name="playbackDevice">What they listen with, at most 32 characters; null where not told.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was stored: there is such a participant, and they had not answered yet.</returns>
    public Task<bool> AnswerQuestionsAsync(
        Guid participant,
        string? ageBand,
        double? musicianship,
        string? playbackDevice,
        CancellationToken cancellationToken = default) => UpdateAsync(
            found => found.Id == participant && found.QuestionsAt == null,
            set => set.SetProperty(found => found.QuestionsAt, Now)
                .SetProperty(found => found.AgeBand, ageBand)
                .SetProperty(found => found.Musicianship, musicianship)
                .SetProperty(found => found.PlaybackDevice, playbackDevice),
            cancellationToken);

    /// <summary>Keeps the level that a participant set.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="level">0 to 100; null where not told.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was stored: there is such a participant, and they had not set it yet.</returns>
    public Task<bool> SetLevelAsync(
        Guid participant, double? level, CancellationToken cancellationToken = default) => UpdateAsync(
            found => found.Id == participant && found.SoundAt == null,
            set => set.SetProperty(found => found.SoundAt, Now).SetProperty(found => found.Level, level),
            cancellationToken);

    /// <summary>Keeps the result of the headphone test.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="correct">How many of six trials were right; null where it was passed over.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was stored: there is such a participant, and they had not made it yet.</returns>
    public Task<bool> TestHeadphonesAsync(
        Guid participant, int? correct, CancellationToken cancellationToken = default) => UpdateAsync(
            found => found.Id == participant && found.HeadphonesAt == null,
            set => set.SetProperty(found => found.HeadphonesAt, Now)
                .SetProperty(found => found.HeadphonesCorrect, correct),
            cancellationToken);

    /// <summary>Keeps when the practice piece was shown first.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was stored: there is such a participant, and it was not shown before.</returns>
    public Task<bool> ShowPracticeAsync(Guid participant, CancellationToken cancellationToken = default) => UpdateAsync(
            found => found.Id == participant && found.PracticeShownAt == null,
            set => set.SetProperty(found => found.PracticeShownAt, Now),
            cancellationToken);

    /// <summary>Keeps the answer to the practice piece.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="mood">The mood that they heard.</param>
    /// <param name="passed">Whether it is the right one.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was stored: there is such a participant, and they had not answered yet.</returns>
    public Task<bool> AnswerPracticeAsync(
        Guid participant, Music.Moods.Mood mood, bool passed, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            found => found.Id == participant && found.PracticeShownAt != null && found.PracticeMood == null,
            set => set.SetProperty(found => found.PracticeMood, mood)
                .SetProperty(found => found.PassedPractice, passed),
            cancellationToken);

    /// <summary>Keeps that a participant went on from the practice piece.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was stored: there is such a participant, and they had answered it.</returns>
    public Task<bool> LeavePracticeAsync(Guid participant, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            found => found.Id == participant && found.PracticeMood != null && found.PracticeDoneAt == null,
            set => set.SetProperty(found => found.PracticeDoneAt, Now),
            cancellationToken);

    /// <summary>Keeps when the page of a piece was shown first.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was stored: the participant has such a piece, and it was not shown before.</returns>
    public Task<bool> ShowAsync(Guid participant, Guid piece, CancellationToken cancellationToken = default) =>
        _writes.RunAsync(
            async context => await context.SurveyTrials
                .Where(trial => trial.ParticipantId == participant && trial.PieceId == piece && trial.ShownAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(trial => trial.ShownAt, Now), cancellationToken)
                .ConfigureAwait(false) > 0,
            cancellationToken);

    /// <summary>Keeps the answer to a piece. With the last one the participant has finished.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="piece">The piece; its page must have been shown.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="again">Whether it may replace one given before; its time is the first one's all the same.</param>
    /// <param name="completionCode">The code that proves that they took part, at most 16 characters; kept with the last
    /// answer.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was stored.</returns>
    public Task<bool> AnswerAsync(
        Guid participant,
        Guid piece,
        SurveyTrialAnswer answer,
        bool again,
        string completionCode,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        DateTime? now = Now;
        return _writes.RunAsync(
            async context =>
            {
                var isKept = await context.SurveyTrials
                    .Where(trial => trial.ParticipantId == participant && trial.PieceId == piece
                        && trial.ShownAt != null && (trial.AnsweredAt == null || again))
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(trial => trial.AnsweredAt, trial => trial.AnsweredAt ?? now)
                            .SetProperty(trial => trial.Seconds,
                                trial => trial.AnsweredAt == null ? answer.Seconds : trial.Seconds)
                            .SetProperty(trial => trial.Mood, answer.Mood)
                            .SetProperty(trial => trial.Confidence, answer.Confidence)
                            .SetProperty(trial => trial.Valence, answer.Valence)
                            .SetProperty(trial => trial.Arousal, answer.Arousal)
                            .SetProperty(trial => trial.Known, answer.Known)
                            .SetProperty(trial => trial.Comment, answer.Comment)
                            .SetProperty(trial => trial.Plays, answer.Plays)
                            .SetProperty(trial => trial.HeardSeconds, answer.HeardSeconds)
                            .SetProperty(trial => trial.Heard, answer.Heard)
                            .SetProperty(trial => trial.Refocuses, answer.Refocuses),
                        cancellationToken).ConfigureAwait(false) > 0;
                if (isKept)
                {
                    var wanted = context.SurveyParticipants.Where(found => found.Id == participant);
                    await wanted.ExecuteUpdateAsync(
                        set => set.SetProperty(found => found.SeenAt, Now), cancellationToken).ConfigureAwait(false);
                    await wanted.Where(found => found.FinishedAt == null && !context.SurveyTrials.Any(
                            trial => trial.ParticipantId == participant && trial.AnsweredAt == null))
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(found => found.FinishedAt, now)
                                .SetProperty(found => found.CompletionCode, completionCode),
                            cancellationToken).ConfigureAwait(false);
                }

                return isKept;
            },
            cancellationToken);
    }

    /// <summary>Deletes a participant with all answers.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="withdrawalHash">SHA-256 of the key with which the answers are withdrawn.</param>
    /// <param name="cancellationToken">Gives up before it is deleted.</param>
    /// <returns>Whether there was such a participant.</returns>
    public Task<bool> WithdrawAsync(
        Guid survey, string withdrawalHash, CancellationToken cancellationToken = default) => _writes.RunAsync(
            async context => await context.SurveyParticipants
                .Where(found => found.SurveyId == survey && found.WithdrawalHash == withdrawalHash)
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0,
            cancellationToken);

    private static SurveySittingRecord ToSitting(
        SurveyParticipant participant, IReadOnlyList<SurveySittingTrial> trials) => new(
        participant.Id,
        participant.SurveyId,
        participant.SeenAt,
        participant.FinishedAt,
        participant.IsPilot,
        participant.PanelId,
        participant.QuestionsAt,
        participant.SoundAt,
        participant.HeadphonesAt,
        participant.PracticeToken ?? string.Empty,
        participant.PracticeShownAt,
        participant.PracticeMood,
        participant.PracticeDoneAt,
        participant.CompletionCode,
        trials);

    private void Add(LabDbContext context, NewSurveyParticipant participant, int number, int slot)
    {
        var id = Guid.CreateVersion7(_clock.GetUtcNow());
        context.SurveyParticipants.Add(new SurveyParticipant
        {
            Id = id,
            SurveyId = participant.SurveyId,
            Number = number,
            Name = string.Create(CultureInfo.InvariantCulture, $"P{number:000}"),
            IsPilot = participant.IsPilot,
            PanelId = participant.PanelId,
            KeyHash = participant.KeyHash,
            WithdrawalHash = participant.WithdrawalHash,
            StartedAt = Now,
            SeenAt = Now,
            ConsentHash = participant.ConsentHash,
            ConsentVersion = participant.ConsentVersion,
            ConsentAt = Now,
            PracticeToken = RandomKey.Draw(RandomKey.NameBytes),
            OrderSeed = participant.OrderSeed,
            OrderSlot = slot,
        });
        context.SurveyTrials.AddRange(participant.Order(slot).Select((piece, place) => new SurveyTrial
        {
            ParticipantId = id,
            PieceId = piece,
            Position = place + 1,
            Token = RandomKey.Draw(RandomKey.NameBytes),
        }));
    }

    private async Task<T> ReadAsync<T>(Func<LabDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await read(context).ConfigureAwait(false);
        }
    }

    private Task<bool> UpdateAsync(
        Expression<Func<SurveyParticipant, bool>> wanted,
        Action<UpdateSettersBuilder<SurveyParticipant>> set,
        CancellationToken cancellationToken) => _writes.RunAsync(
            async context => await context.SurveyParticipants.Where(wanted)
                .ExecuteUpdateAsync(
                    setters =>
                    {
                        setters.SetProperty(found => found.SeenAt, Now);
                        set(setters);
                    },
                    cancellationToken).ConfigureAwait(false) > 0,
            cancellationToken);
}
