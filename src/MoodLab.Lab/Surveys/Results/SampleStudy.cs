using Microsoft.Extensions.Hosting;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>Brings the mood study's 23 respondents into the laboratory, once, as a closed survey to look at.</summary>
/// <param name="store">Knows whether it is there.</param>
/// <param name="results">Imports it.</param>
/// <param name="clock">The time.</param>
internal sealed class SampleStudy(SurveyStore store, SurveyResults results, TimeProvider clock) : IHostedService
{
    /// <summary>The link by which it is known.</summary>
    public const string Link = "mood-study";

    private const string Title = "The mood study: 23 listeners, 8 pieces";
    private const string Key = "0,3,2,2,1,0,3,1";
    private const string Resource = "respondents.csv";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var found = await store.FindByLinkAsync(Link, cancellationToken).ConfigureAwait(false);
        if (found is { Participants: > 0 })
        {
            return;
        }

        if (found is not null)
        {
            // The power went between the survey and its answers.
            await store.DeleteAsync(found.Id, cancellationToken).ConfigureAwait(false);
        }

        var answers = typeof(SampleStudy).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        await using (answers.ConfigureAwait(false))
        {
            var responses = SurveyCsv.Read(answers, SurveyKey.Read(Key)!);
            var survey = SurveyImport.FromResponses(Title, responses, clock.GetUtcNow().UtcDateTime);
            await results.ImportAsync(owner: string.Empty, survey, Link, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
