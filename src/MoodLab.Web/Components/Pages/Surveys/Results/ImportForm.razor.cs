using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Web.Accounts;

namespace MoodLab.Web.Components.Pages.Surveys.Results;

/// <summary>Takes answers that were given elsewhere.</summary>
/// <param name="results">Stores them.</param>
/// <param name="authentication">Knows whose they will be.</param>
/// <param name="navigation">Leads to the results.</param>
/// <param name="clock">The time.</param>
public sealed partial class ImportForm(
    SurveyResults results,
    AuthenticationStateProvider authentication,
    NavigationManager navigation,
    TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ImportedFile? _file;
    private string _title = string.Empty;
    private string _key = string.Empty;
    private string _methods = string.Empty;
    private string? _fault;
    private bool _isBusy;

    private string FileText => (_isBusy, _file) switch
    {
        (true, _) => "Reading…",
        (_, null) => string.Empty,
        (_, { } file) => $"“{file.Name}” is here.",
    };

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs change)
    {
        (_fault, _file, _isBusy) = (null, null, true);
        try
        {
            var isJson = change.File.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
            var most = isJson ? SurveyJson.MostBytes : SurveyCsv.MostBytes;
            if (change.File.Size > most)
            {
                _fault = $"“{change.File.Name}” is larger than the {most >> 20} MiB that a file may have here.";
                return;
            }

            using MemoryStream bytes = new();
            var stream = change.File.OpenReadStream(most, _leaving.Token);
            await using (stream)
            {
                await stream.CopyToAsync(bytes, _leaving.Token);
            }

            _file = new ImportedFile(change.File.Name, isJson, bytes.ToArray());
            _title = Path.GetFileNameWithoutExtension(_file.Name).Replace('_', ' ');
        }
        finally
        {
            _isBusy = false;
        }

        if (_file.IsJson)
        {
            await ImportAsync(file => SurveyJson.Read(file.Content));
        }
    }

    private Task ImportTableAsync()
    {
        if (SurveyKey.Read(_key) is not { } items)
        {
            _fault = $"The key must be {SurveyKey.Rule}.";
            return Task.CompletedTask;
        }

        if (SurveyKey.WithMethods(items, _methods) is not { } key)
        {
            _fault = $"There must be as many methods as pieces, {items.Count}, or none.";
            return Task.CompletedTask;
        }

        var (title, at) = (_title.Trim(), clock.GetUtcNow().UtcDateTime);
        return ImportAsync(file =>
        {
            using MemoryStream content = new(file.Content);
            return SurveyImport.FromResponses(title, SurveyCsv.Read(content, key), at);
        });
    }

    private async Task ImportAsync(Func<ImportedFile, SurveyFile> read)
    {
        (_fault, _isBusy) = (null, true);
        var file = _file!;
        try
        {
            // Large files take a while, which other pages must not wait for.
            var survey = await Task.Run(() => read(file), _leaving.Token);
            var researcher = await authentication.ResearcherAsync()
                ?? throw new UnauthorizedAccessException("Nobody is signed in any more.");
            var id = await results.ImportAsync(researcher, survey, cancellationToken: _leaving.Token);
            navigation.NavigateTo($"research/results/{id}");
        }
        catch (SurveyFormatException refused)
        {
            _fault = $"“{file.Name}”: {refused.Message} Nothing was imported.";
        }
        finally
        {
            _isBusy = false;
        }
    }

    private sealed record ImportedFile(string Name, bool IsJson, byte[] Content);
}
