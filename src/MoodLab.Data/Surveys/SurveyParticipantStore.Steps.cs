using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using MoodLab.Music.Moods;

namespace MoodLab.Data.Surveys;

/// <content>What participants do, step by step.</content>
public sealed partial class SurveyParticipantStore
{
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
        Guid participant, Mood mood, bool passed, CancellationToken cancellationToken = default) =>
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
