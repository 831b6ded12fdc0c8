using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Music.Moods;

namespace MoodLab.Web.Components.Pages.Surveys.Making;

/// <summary>Takes MIDI files of the researcher's own, each with its mood.</summary>
public sealed partial class PieceUploads : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly List<UploadedFile> _files = [];
    private readonly List<string> _faults = [];
    private string _key = string.Empty;
    private string? _keyFault;
    private string? _progress;

    /// <summary>Gets or sets how many pieces the survey still takes.</summary>
    [Parameter]
    public int Places { get; set; }

    /// <summary>Gets or sets who takes the pieces.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<NewSurveyPiece>> OnAdd { get; set; }

    private int Missing => _files.Count(file => file.Mood is null);

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private static void SetMood(UploadedFile file, ChangeEventArgs change) =>
        file.Mood = MoodExtensions.TryParse(change.Value as string, out var mood) ? mood : null;

    private async Task ReadAsync(InputFileChangeEventArgs change)
    {
        _faults.Clear();
        if (change.FileCount > SurveyContent.MostPieces)
        {
            _faults.Add($"A survey has at most {SurveyContent.MostPieces} pieces; these are {change.FileCount} files.");
            return;
        }

        foreach (var (place, file) in change.GetMultipleFiles(SurveyContent.MostPieces).Index())
        {
            _progress = $"Reading file {place + 1} of {change.FileCount}.";
            StateHasChanged();
            try
            {
                _files.Add(new UploadedFile(await ReadAsync(file)));
            }
            catch (SurveyException refused)
            {
                _faults.Add(refused.Message);
            }
        }

        _progress = null;
        ReadKey();
    }

    private async Task<SurveyUpload> ReadAsync(IBrowserFile file)
    {
        if (file.Size > SurveyUpload.LargestFile)
        {
            throw SurveyUpload.TooLarge(file.Name);
        }

        using MemoryStream bytes = new();
        var stream = file.OpenReadStream(SurveyUpload.LargestFile, _leaving.Token);
        await using (stream)
        {
            await stream.CopyToAsync(bytes, _leaving.Token);
        }

        return SurveyUpload.Read(file.Name, bytes.ToArray());
    }

    private void ReadKey()
    {
        var moods = SurveyUpload.ReadKey(_key);
        _keyFault = moods switch
        {
            null => "A key is made of the numbers 0 to 3, or of the names of the moods.",
            { Count: var count } when count > _files.Count => $"The key has {count} moods for {_files.Count} files.",
            _ => null,
        };
        if (_keyFault is null)
        {
            foreach (var (file, mood) in _files.Zip(moods!))
            {
                file.Mood = mood;
            }
        }
    }

    private async Task AddAsync()
    {
        NewSurveyPiece[] pieces =
        [
            .. _files.Select(file => new NewSurveyPiece(
                IsPractice: false, file.Upload.Title, file.Mood!.Value, null, null, null, file.Upload.Seconds,
                file.Upload.Midi)),
        ];
        _files.Clear();
        _faults.Clear();
        _key = string.Empty;
        await OnAdd.InvokeAsync(pieces);
    }

    private sealed class UploadedFile(SurveyUpload upload)
    {
        public SurveyUpload Upload { get; } = upload;

        public Mood? Mood { get; set; } = upload.Mood;
    }
}
