using MoodLab.Data.Surveys;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Learning.Control;

namespace MoodLab.Lab.Surveys.Making;

/// <summary>Composes pieces for surveys; one for each open page, as the composer is.</summary>
/// <param name="composer">Composes.</param>
/// <param name="library">Where the composer leaves drafts.</param>
public sealed class SurveyComposer(IComposer composer, IPieceLibrary library)
{
    /// <summary>Gets why no piece can be composed; null where all is well.</summary>
    public string? Unavailable => composer.Unavailable;

    /// <summary>Composes a piece.</summary>
    /// <param name="researcher">The researcher's account, in which a draft of it stays for a while.</param>
    /// <param name="request">What to compose.</param>
    /// <param name="progress">Is told the seconds of music composed so far.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SurveyException">It cannot be composed; the message says why.</exception>
    public async Task<NewSurveyPiece> ComposeAsync(
        string researcher,
        CompositionRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var model = string.Empty;
            ComposedEvent? finished = null;
            await foreach (var composed in composer.ComposeAsync(request, researcher, cancellationToken)
                .ConfigureAwait(false))
            {
                model = composed.Model ?? model;
                finished = composed.Kind is ComposedEventKind.Finished ? composed : null;
                if (composed.Seconds is { } seconds)
                {
                    progress?.Report(seconds);
                }
            }

            return finished?.PieceId is { } id
                && await library.ReadMidiAsync(researcher, id, cancellationToken).ConfigureAwait(false) is { } file
                ? new NewSurveyPiece(
                    IsPractice: false,
                    request.Title,
                    request.Mood,
                    request.Method.Name(),
                    model,
                    request.Seed,
                    finished.Seconds ?? 0,
                    file.Content)
                : throw new SurveyException("The piece was composed but could not be stored. Please try again.");
        }
        catch (Exception refused) when (refused is ComposerUnavailableException or ComposerBusyException)
        {
            throw new SurveyException(refused.Message);
        }
    }
}
