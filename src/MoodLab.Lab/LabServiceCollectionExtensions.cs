using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MoodLab.Data;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Accounts;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Corpora;
using MoodLab.Lab.Evolving;
using MoodLab.Lab.Identifying;
using MoodLab.Lab.Judging;
using MoodLab.Lab.Pieces;
using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Taking;

namespace MoodLab.Lab;

/// <summary>Wires the laboratory: everything below the pages and the commands.</summary>
public static class LabServiceCollectionExtensions
{
    /// <summary>
    /// Adds accounts, composing, corpora, evolving, the judges of mood and composer, the piece library and the database
    /// that they need.
    /// </summary>
    /// <param name="services">Where to register.</param>
    public static IServiceCollection AddMoodLab(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<LabOptions>().BindConfiguration(LabOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LabOptions>, LabOptionsValidator>();
        services.AddMoodLabData(provider => Path.Combine(DataDirectory(provider), "moodlab.db"));
        services.AddHostedService<DatabaseStartup>();
        services.AddScoped<IPieceLibrary, PieceLibrary>();
        services.AddHostedService<DraftCleanup>();
        return services.AddAccounts().AddComposing().AddCorpora().AddEvolving().AddIdentifying().AddJudging()
            .AddSurveys();
    }

    /// <summary>Gets the folder of the laboratory's data.</summary>
    /// <param name="provider">The services, with the host's environment.</param>
    /// <returns>Its full path; a relative setting starts at the content root.</returns>
    public static string DataDirectory(IServiceProvider provider) =>
        FromContentRoot(provider, provider.GetRequiredService<IOptions<LabOptions>>().Value.DataDirectory);

    private static IServiceCollection AddComposing(this IServiceCollection services)
    {
        services.AddOptions<ComposerOptions>().BindConfiguration(ComposerOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ComposerOptions>, ComposerOptionsValidator>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ComposerOptions>>().Value;
            return new CompositionEngine(
                FromContentRoot(provider, options.Model), options,
                provider.GetRequiredService<ILogger<CompositionEngine>>());
        });
        services.AddHostedService<ComposingStartup>();
        services.AddScoped<IComposer, Composer>();
        return services;
    }

    private static IServiceCollection AddCorpora(this IServiceCollection services) =>
        services.AddSingleton(provider => new CorpusLibrary(
            DataDirectory(provider),
            provider.GetRequiredService<IOptions<LabOptions>>().Value.Corpora.ToDictionary(
                corpus => corpus.Key, corpus => FromContentRoot(provider, corpus.Value)),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CorpusLibrary>>()));

    private static IServiceCollection AddEvolving(this IServiceCollection services) => services
        .AddSingleton<EvolutionWatch>()
        .AddSingleton<MusicianTaste>()
        .AddSingleton<MelodyContinuer>()
        .AddSingleton<EvolutionSessions>();

    private static IServiceCollection AddIdentifying(this IServiceCollection services)
    {
        services.AddOptions<IdentifierOptions>().BindConfiguration(IdentifierOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IdentifierOptions>, IdentifierOptionsValidator>();
        services.AddSingleton(provider => new ComposerIdentifier(
            FromContentRoot(provider, provider.GetRequiredService<IOptions<IdentifierOptions>>().Value.Model),
            provider.GetRequiredService<ILogger<ComposerIdentifier>>()));
        services.AddSingleton(provider => new ComposerStudyReport(
            FromContentRoot(provider, Path.Combine("models", "composers", "report.json")),
            provider.GetRequiredService<ILogger<ComposerStudyReport>>()));
        return services.AddSingleton(provider => new TaughtPieces(
            provider.GetRequiredService<ComposerIdentifier>(),
            [
                .. provider.GetRequiredService<IOptions<LabOptions>>().Value.Corpora.Values
                    .Select(folder => FromContentRoot(provider, folder)),
            ]));
    }

    private static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddSingleton<SurveyWatch>()
        .AddSingleton<SurveyMaker>()
        .AddScoped<SurveyComposer>()
        .AddSingleton<SurveyResults>()
        .AddHostedService<SampleStudy>()
        .AddSingleton<SurveySounds>()
        .AddSingleton(provider => new SurveyTaking(
            provider.GetRequiredService<SurveyParticipantStore>(),
            provider.GetRequiredService<SurveyStore>(),
            provider.GetRequiredService<SurveySounds>(),
            provider.GetRequiredService<SurveyWatch>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddHostedService(provider => new DemoSurveyStartup(
            FromContentRoot(provider, Path.Combine("models", "demo-survey")),
            provider.GetRequiredService<SurveyStore>(),
            provider.GetRequiredService<ILogger<DemoSurveyStartup>>()));

    private static IServiceCollection AddJudging(this IServiceCollection services)
    {
        services.AddOptions<JudgeOptions>().BindConfiguration(JudgeOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<JudgeOptions>, JudgeOptionsValidator>();
        return services.AddSingleton(provider => new MoodJudge(
            FromContentRoot(provider, provider.GetRequiredService<IOptions<JudgeOptions>>().Value.Model),
            provider.GetRequiredService<ILogger<MoodJudge>>()));
    }

    private static string FromContentRoot(IServiceProvider provider, string path) =>
        Path.GetFullPath(path, provider.GetRequiredService<IHostEnvironment>().ContentRootPath);
}
