using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Evolving;
using Radzen;

namespace MoodLab.Web.Components.Pages.Evolving;

/// <content>How melodies sound, and their edits.</content>
public sealed partial class RatingLoop
{
    private double? _rendered;
    private Guid? _continued;

    private Task OptionsAsync(object options) =>
        _script is null ? Task.CompletedTask : _script.CallAsync("setOptions", _left, options);

    private Task PickRateAsync(ChangeEventArgs change)
    {
        _rate = Read(change, _rate);
        return OptionsAsync(new { rate = _rate });
    }

    private Task PickVolumeAsync(ChangeEventArgs change)
    {
        _volume = Read(change, _volume);
        return OptionsAsync(new { volume = _volume });
    }

    private Task PickInstrumentAsync(ChangeEventArgs change)
    {
        _instrument = change.Value as string ?? _instrument;
        return OptionsAsync(new { instrument = _instrument });
    }

    private Task ToggleMetronomeAsync()
    {
        _metronome = !_metronome;
        return OptionsAsync(new { metronome = _metronome });
    }

    private Task ToggleHoverAsync()
    {
        _hover = !_hover;
        return OptionsAsync(new { hover = _hover });
    }

    private async Task PickLoosenessAsync(ChangeEventArgs change)
    {
        var looseness = Read(change, _view!.Settings.Looseness);
        await ChangeAsync(settings => settings with { Looseness = looseness });
    }

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
            Tell(NotificationSeverity.Warning, $"The WAV file could not be made: {fault.Message}");
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
            Tell(
                NotificationSeverity.Info,
                $"Bar {bar + 1} of melody {_view!.NameOf(melody)} was drawn anew.",
                message => UndoButton(async () =>
                {
                    notifications.Messages.Remove(message);
                    await AttemptAsync(() => sessions.PlaceAsync(_owner!, Id, born!.Value, melody.Id, _left));
                    _edited = melody.Id;
                }));
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
            Tell(
                NotificationSeverity.Info,
                $"A network went on from the first half of melody {_view!.NameOf(melody)}; what it wrote stands last.");
        }

        _continued = null;
    }

    private void Tell(
        NotificationSeverity severity, string what, Func<NotificationMessage, RenderFragment>? action = null)
    {
        var message = new NotificationMessage { Severity = severity, Summary = what, Duration = UndoMilliseconds };
        if (action is not null)
        {
            message.DetailContent = _ => action(message);
        }

        notifications.Notify(message);
    }
}
