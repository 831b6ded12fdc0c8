using MoodLab.Data.Surveys;

namespace MoodLab.Lab.Surveys.Making;

/// <summary>
/// Makes surveys: every operation names the researcher who asks for it, and whoever may not see a survey is told that
/// there is none. May be used from several threads.
/// </summary>
/// <param name="store">Where surveys lie.</param>
/// <param name="watch">Tells open pages of changes.</param>
public sealed class SurveyMaker(SurveyStore store, SurveyWatch watch)
{
    private const string Gone = "This survey is not here any more.";
    private const string CopySuffix = " (copy)";

    /// <summary>Lists the surveys that a researcher may see: their own and the laboratory's.</summary>
    /// <param name="researcher">The researcher's account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SurveyRecord>> ListAsync(
        string researcher, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(researcher);
        return store.ListAsync(researcher, cancellationToken);
    }

    /// <summary>Opens a survey.</summary>
    /// <param name="researcher">The researcher's account.</param>
    /// <param name="id">The survey.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The survey, or null where there is none that they may see.</returns>
    public async Task<SurveyView?> OpenAsync(
        string researcher, Guid id, CancellationToken cancellationToken = default) =>
        await FindAsync(researcher, id, cancellationToken).ConfigureAwait(false) is { } survey
            ? await ViewAsync(researcher, survey, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Finds a survey without its pieces: its state, and how many take it.</summary>
    /// <param name="researcher">The researcher's account.</param>
    /// <param name="id">The survey.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The survey, or null where there is none that they may see.</returns>
    public async Task<SurveyRecord?> FindAsync(
        string researcher, Guid id, CancellationToken cancellationToken = default) =>
        await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } survey && survey.MayRead(researcher)
            ? survey
            : null;

    /// <summary>Begins a survey: a draft without pieces.</summary>
    /// <param name="researcher">The researcher's account.</param>
    /// <param name="title">Its title, 1 to 100 characters after trimming.</param>
    /// <param name="seed">The seed of the orders in which listeners meet the pieces.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new survey.</returns>
    /// <exception cref="SurveyException">The title is empty or too long.</exception>
    public async Task<Guid> BeginAsync(
        string researcher, string title, int seed, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(researcher);
        ArgumentNullException.ThrowIfNull(title);
        SurveyContent content = new(title.Trim(), new SurveyDesign { Seed = seed }, []);
        Refuse(content.Validate());
        return await store.AddAsync(
            new NewSurvey(researcher, content.Title, content.Design.ToJson(), []), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Stores a survey that was changed. Answers of pilots are deleted.</summary>
    /// <param name="researcher">The researcher's account.</param>
    /// <param name="id">The survey.</param>
    /// <param name="content">What it is made of now.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyException">It is not theirs, it has answers, or the content is not valid.</exception>
    public async Task ChangeAsync(
        string researcher, Guid id, SurveyContent content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var survey = await FindOwnAsync(researcher, id, cancellationToken).ConfigureAwait(false);
        Refuse(survey.State == SurveyState.Pilot ? content.ValidateForListeners() : content.Validate());
        if (!survey.IsMutable()
            || !await store.ChangeAsync(
                id, content.Title.Trim(), content.Design.ToJson(), content.Pieces, cancellationToken)
                .ConfigureAwait(false))
        {
            throw new SurveyException(
                "This survey is open or has answers, which a change would make worthless. "
                + "Copy it, and change the copy.");
        }

        watch.Tell(id);
    }

    /// <summary>Changes who may take a survey and when, whoever has taken it already.</summary>
    /// <param name="researcher">The researcher's account.</param>
    /// <param name="id">The survey.</param>
    /// <param name="most">How many may take part; null for any number.</param>
    /// <param name="opensAt">When it opens by itself, UTC; null for at once.</param>
    /// <param name="closesAt">When it closes by itself, UTC; null for never.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyException">It is not theirs, or a limit lies outside its range.</exception>
    public async Task ChangeLimitsAsync(
        string researcher,
        Guid id,
        int? most,
        DateTime? opensAt,
        DateTime? closesAt,
        CancellationToken cancellationToken = default)
    {
        var survey = await FindOwnAsync(researcher, id, cancellationToken).ConfigureAwait(false);
        SurveyDesign Limit(string design) => SurveyDesign.Parse(design) with
        {
            MostParticipants = most,
            OpensAt = opensAt,
            ClosesAt = closesAt,
        };
        Refuse(Limit(survey.Design).Validate());

        // What else of the design was changed a moment ago stays.
        await store.ChangeDesignAsync(id, design => Limit(design).ToJson(), cancellationToken).ConfigureAwait(false);
        watch.Tell(id);
    }

    /// <summary>Moves a survey to another state: to its pilot and back, to open, to closed and back to open.</summary>
    /// <param name="researcher">The researcher's account.</param>
    /// <param name="id">The survey.</param>
    /// <param name="state">Its new state; opening deletes the pilots' answers.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <exception cref="SurveyException">It is not theirs, cannot be taken as it is, or may not move there.</exception>
    public async Task MoveAsync(
        string researcher, Guid id, SurveyState state, CancellationToken cancellationToken = default)
    {
        var survey = await FindOwnAsync(researcher, id, cancellationToken).ConfigureAwait(false);
        if (state is SurveyState.Pilot or SurveyState.Open)
        {
            var view = await ViewAsync(researcher, survey, cancellationToken).ConfigureAwait(false);
            Refuse(view.Content.ValidateForListeners());
        }

        if (survey.State != state && !await store.MoveAsync(id, state, cancellationToken).ConfigureAwait(false))
        {
            throw new SurveyException("Somebody was faster: the survey is in another state by now. Reload the page.");
        }

        watch.Tell(id);
    }

    /// <summary>Copies a survey without its answers: a draft of the researcher's own.</summary>
    /// <param name="researcher">The researcher's account.</param>
    /// <param name="id">The survey: their own, or the laboratory's.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="SurveyException">There is none that they may see.</exception>
    public async Task<Guid> CopyAsync(string researcher, Guid id, CancellationToken cancellationToken = default)
    {
        var view = await OpenAsync(researcher, id, cancellationToken).ConfigureAwait(false)
            ?? throw new SurveyException(Gone);
        var title = view.Record.Title;
        var kept = Math.Min(title.Length, SurveyContent.LongestTitle - CopySuffix.Length);

        // Limits and dates belong to a survey's own time.
        var design = view.Design with { MostParticipants = null, OpensAt = null, ClosesAt = null };
        return await store.AddAsync(
            new NewSurvey(researcher, title[..kept] + CopySuffix, design.ToJson(), view.Content.Pieces)
            {
                CopiedFrom = id,
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a survey with all its answers.</summary>
    /// <param name="researcher">The researcher's account.</param>
    /// <param name="id">The survey.</param>
    /// <param name="cancellationToken">Gives up before it is deleted.</param>
    /// <exception cref="SurveyException">It is not theirs.</exception>
    public async Task DeleteAsync(string researcher, Guid id, CancellationToken cancellationToken = default)
    {
        await FindOwnAsync(researcher, id, cancellationToken).ConfigureAwait(false);
        await store.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        watch.Tell(id);
    }

    private static void Refuse(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new SurveyException(string.Join(' ', faults));
        }
    }

    private async Task<SurveyView> ViewAsync(
        string researcher, SurveyRecord survey, CancellationToken cancellationToken) => new(
        survey,
        SurveyDesign.Parse(survey.Design),
        await store.PiecesAsync(survey.Id, cancellationToken).ConfigureAwait(false),
        survey.MayChange(researcher));

    private async Task<SurveyRecord> FindOwnAsync(string researcher, Guid id, CancellationToken cancellationToken)
    {
        var survey = await FindAsync(researcher, id, cancellationToken).ConfigureAwait(false)
            ?? throw new SurveyException(Gone);
        return survey.MayChange(researcher)
            ? survey
            : throw new SurveyException("This survey is the laboratory's own. Copy it, and change the copy.");
    }
}
