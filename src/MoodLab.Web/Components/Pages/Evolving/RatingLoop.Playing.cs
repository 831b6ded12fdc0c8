using Microsoft.JSInterop;
using MoodLab.Lab.Evolving;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Evolving;
using Radzen;

namespace MoodLab.Web.Components.Pages.Evolving;

/// <content>How melodies sound, and their edits.</content>
public sealed partial class RatingLoop
{
    private PlayingOptions _playing = new();
    private double? _rendered;
    private Guid? _continued;

    private Task PlayAsync(PlayingOptions options)
    {
        _playing = options;
        return _script is null ? Task.CompletedTask : _script.CallAsync("setOptions", _left, options);
    }

    private Task<bool> LoosenAsync(double looseness) => ChangeAsync(settings => settings with { Looseness = looseness });

    private async Task DownloadWavAsync(MelodyView melody)
    {
        if (_script is null)
        {
            return;
        }

        var file = MelodyFiles.Midi(_view!, melody);
        try
        {
            await _script.CallAsync(
                "downloadWav", _left, file.Content, Path.ChangeExtension(file.FileName, ".wav"));
        }
        catch (JSException fault)
        {
            notifications.Tell(NotificationSeverity.Warning, $"The WAV file could not be made: {fault.Message}");
        }
    }

    private async Task RerollAsync(MelodyView melody, int bar)
    {
        Guid? born = null;
        if (await AttemptAsync(async () =>
            (born = await sessions.RerollAsync(_owner!, Id, melody.Id, bar, _left)) is not null))
        {
            await ReloadAsync();
            (_edited, _hear) = (born, born);
            notifications.TellUndoable(
                this,
                $"Bar {bar + 1} of melody {_view!.NameOf(melody)} was drawn anew.",
                async () =>
                {
                    await AttemptAsync(() => sessions.PlaceAsync(_owner!, Id, born!.Value, melody.Id, _left));
                    _edited = melody.Id;
                });
        }
    }

    private async Task ContinueAsync(MelodyView melody)
    {
        if (_continued is not null)
        {
            return;
        }

        _continued = melody.Id;
        Guid? born = null;
        if (await AttemptAsync(async () =>
            (born = await sessions.ContinueAsync(_owner!, Id, melody.Id, _left)) is not null))
        {
            await ReloadAsync();
            _hear = born;
            notifications.Tell(
                NotificationSeverity.Info,
                $"A network went on from the first half of melody {_view!.NameOf(melody)}; what it wrote stands last.");
        }

        _continued = null;
    }
}
