using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>The results of surveys: read, scored while answers come in, and imported. May be used from several threads.
/// </summary>
/// <param name="store">Where surveys lie.</param>
/// <param name="watch">Tells of answers that come in.</param>
/// <param name="clock">The time.</param>
public sealed class SurveyResults(SurveyStore store, SurveyWatch watch, TimeProvider clock) : IDisposable
{
    private const int RestPerWork = 3;

    // Scoring takes a core; listeners must not wait for readers.
    private static readonly int s_mostAtOnce = Math.Max(1, Environment.ProcessorCount / 2);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turns = new(s_mostAtOnce);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    /// <summary>Lists a researcher's surveys and the laboratory's own.</summary>
    /// <param name="owner">The researcher.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SurveyRecord>> ListAsync(string owner, CancellationToken cancellationToken = default) =>
        store.ListAsync(owner, cancellationToken);

    /// <summary>Finds the mood study's survey, which comes into every laboratory.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its id; null where it was deleted.</returns>
    public async Task<Guid?> FindSampleAsync(CancellationToken cancellationToken) =>
        (await store.FindByLinkAsync(SampleStudy.Link, cancellationToken).ConfigureAwait(false))?.Id;

    /// <summary>Reads a survey with its answers.</summary>
    /// <param name="owner">The researcher who asks.</param>
    /// <param name="survey">The survey.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where there is none that the researcher may read.</returns>
    public async Task<SurveyFile?> ReadAsync(string owner, Guid survey, CancellationToken cancellationToken = default)
    {
        var found = await FindAsync(owner, survey, cancellationToken).ConfigureAwait(false);
        return found is null ? null : await ReadAsync(found, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a survey with its answers; the caller knows that they may be read.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SurveyFile> ReadAsync(SurveyRecord survey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        var pieces = await store.PiecesAsync(survey.Id, cancellationToken).ConfigureAwait(false);
        var participants = await store.ParticipantsAsync(survey.Id, cancellationToken).ConfigureAwait(false);
        return SurveyFileMapping.ToFile(survey, pieces, participants);
    }

    /// <summary>Scores a survey now, and again after answers came in, at most once a second.</summary>
    /// <param name="owner">The researcher who asks.</param>
    /// <param name="survey">The survey.</param>
    /// <param name="options">How it is scored.</param>
    /// <param name="cancellationToken">Ends it, within a draw of the bootstrap.</param>
    /// <returns>Scores without end; none where there is no survey that the researcher may read, and no more once it is
    /// gone.</returns>
    /// <exception cref="SurveyFormatException">There are too many respondents or groups to be scored.</exception>
    public async IAsyncEnumerable<SurveyResult> WatchAsync(
        string owner,
        Guid survey,
        SurveyScoreOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // However much comes in meanwhile, one more look sees it all.
        var changes = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = watch.Subscribe(survey, () => changes.Writer.TryWrite(true));
        while (true)
        {
            var start = clock.GetTimestamp();
            var found = await FindAsync(owner, survey, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                yield break;
            }

            var file = await ReadAsync(found, cancellationToken).ConfigureAwait(false);
            var score = await ScoreAsync(file, options, cancellationToken).ConfigureAwait(false);
            yield return new SurveyResult(found, file, score);

            // Large surveys take seconds: a reader never keeps a core busy for more than a quarter of the time.
            var took = clock.GetElapsedTime(start);
            var rest = took * RestPerWork;
            await Task.Delay(rest > s_pause - took ? rest : s_pause - took, clock, cancellationToken)
                .ConfigureAwait(false);
            await changes.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stores a survey that was read from a file, closed, with its answers.</summary>
    /// <param name="owner">Whose it shall be; empty for the laboratory's own.</param>
    /// <param name="survey">The survey.</param>
    /// <param name="link">Its link, which no other may have; null for a random one.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Its id.</returns>
    public async Task<Guid> ImportAsync(
        string owner, SurveyFile survey, string? link = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        var pieces = survey.Judged.Concat(survey.Pieces.Where(piece => piece.IsPractice)).ToList();
        var id = await store.AddAsync(
            new NewSurvey(
                owner, survey.Title, survey.Design.GetRawText(),
                [
                    .. pieces.Select(piece => new NewSurveyPiece(
                        piece.IsPractice, piece.Title, piece.Mood, piece.Method, piece.Model, piece.Seed,
                        piece.Seconds, piece.Midi ?? [])),
                ])
            {
                Link = link,
                IsImported = true,
                State = SurveyState.Closed,
            },
            cancellationToken).ConfigureAwait(false);
        try
        {
            var stored = await store.PiecesAsync(id, cancellationToken).ConfigureAwait(false);
            var ids = stored.ToDictionary(piece => piece.Number + 1, piece => piece.Id);
            await store.AddParticipantsAsync(
                id, [.. survey.Participants.Select(of => SurveyFileMapping.ToRecord(of, ids))], cancellationToken)
                .ConfigureAwait(false);
            return id;
        }
        catch
        {
            // All of it or nothing.
            await store.DeleteAsync(id, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Lets made-up listeners take a survey that is piloted, as pilots: opening it deletes them.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="listeners">How many, at least 1.</param>
    /// <param name="seed">The same seed gives the same answers.</param>
    /// <param name="cancellationToken">Gives up before they are stored.</param>
    /// <returns>How many answers they gave.</returns>
    /// <exception cref="InvalidDataException">The survey is not piloted, so that real answers would stand among made-up
    /// ones, or there would be more respondents than can be scored.</exception>
    public async Task<int> SimulateAsync(
        SurveyRecord survey, int listeners, int seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        ArgumentOutOfRangeException.ThrowIfLessThan(listeners, 1);
        if (survey.State != SurveyState.Pilot)
        {
            throw new InvalidDataException(
                $"Only a piloted survey can be rehearsed; this one is {survey.State.ToString().ToLowerInvariant()}.");
        }

        var file = await ReadAsync(survey, cancellationToken).ConfigureAwait(false);
        if (file.Participants.Count + listeners > SurveyResponses.MostRespondents)
        {
            throw new InvalidDataException(
                $"At most {SurveyResponses.MostRespondents} respondents are scored; {file.Participants.Count} are "
                + "there.");
        }

        var first = file.Participants.Select(of => of.Number).DefaultIfEmpty().Max() + 1;
        var at = clock.GetUtcNow().UtcDateTime;
        SimulatedListeners simulated = new(file, seed);
        var drawn = Enumerable.Range(first, listeners).Select(number => simulated.Draw(number, at)).ToList();
        var pieces = await store.PiecesAsync(survey.Id, cancellationToken).ConfigureAwait(false);
        var ids = pieces.ToDictionary(piece => piece.Number + 1, piece => piece.Id);
        await store.AddParticipantsAsync(
            survey.Id, [.. drawn.Select(of => SurveyFileMapping.ToRecord(of, ids))], cancellationToken)
            .ConfigureAwait(false);
        watch.Tell(survey.Id);
        return drawn.Sum(of => of.Trials.Count);
    }

    private async Task<SurveyRecord?> FindAsync(string owner, Guid survey, CancellationToken cancellationToken) =>
        await store.FindAsync(survey, cancellationToken).ConfigureAwait(false) is { } found
            && found.MayRead(owner)
            ? found
            : null;

    private async Task<SurveyScore> ScoreAsync(
        SurveyFile file, SurveyScoreOptions options, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(
                () => SurveyScorer.Score(file.ToResponses(), options, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }
}
