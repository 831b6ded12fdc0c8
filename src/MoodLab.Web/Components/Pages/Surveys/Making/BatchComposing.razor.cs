using Microsoft.AspNetCore.Components;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;
using MoodLab.Web.Accounts;
using MoodLab.Web.Composing;
using MoodLab.Web.Surveys;

namespace MoodLab.Web.Components.Pages.Surveys.Making;

/// <summary>Has pieces composed for a survey, one after another; each joins it as soon as it is there.</summary>
/// <param name="composer">Composes.</param>
/// <param name="researcher">Whose drafts they are.</param>
/// <param name="random">Draws the first seed.</param>
public sealed partial class BatchComposing(SurveyComposer composer, Researcher researcher, Random random) : IDisposable
{
    private const double UsualSeconds = 20;

    // Seeds of six digits leave room for those that follow.
    private readonly NumberSetting _seed = new(
        "The seed", 0, CompositionLimits.MaxSeed - 1000, CompositionRequest.DrawSeed(random), whole: true);

    private readonly NumberSetting _each = new("The number", 1, PieceBatch.MostEach, 2, whole: true);

    private readonly NumberSetting _seconds = new(
        "The length", CompositionLimits.MinSeconds, CompositionLimits.MaxSeconds, UsualSeconds);

    private readonly List<Mood> _moods = [.. Enum.GetValues<Mood>()];
    private readonly List<ControlMethod> _methods = [CompositionMethods.Offered[0]];
    private CancellationTokenSource? _running;
    private int _done;
    private int _total;
    private double _piece;
    private string? _what;
    private string? _fault;
    private bool _isLeft;

    /// <summary>Gets or sets how many pieces the survey still takes.</summary>
    [Parameter]
    public int Places { get; set; }

    /// <summary>Gets or sets who takes the pieces.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<NewSurveyPiece>> OnAdd { get; set; }

    private bool IsRunning => _running is not null;

    private double Share => (_done + Math.Min(_piece, 1)) / Math.Max(_total, 1);

    private PieceBatch? Typed => _each.Value is { } each && _seconds.Value is { } seconds && _seed.Value is { } seed
        ? new PieceBatch(_moods, _methods, (int)each, seconds, (int)seed)
        : null;

    private PieceBatch? Batch => Typed is { } batch && batch.Validate(Places).Count == 0 ? batch : null;

    private string Hint => Typed switch
    {
        null => string.Empty,
        { } batch when batch.Validate(Places) is { Count: > 0 } faults => string.Join(' ', faults),
        { } batch => $"Seeds {batch.Seed} to {batch.Seed + batch.Count - 1}: the same seeds give the same pieces.",
    };

    /// <inheritdoc />
    public void Dispose()
    {
        _isLeft = true;
        _running?.Cancel();
    }

    private static void Toggle<T>(List<T> chosen, T value, bool isChosen)
    {
        chosen.Remove(value);
        if (isChosen)
        {
            chosen.Add(value);
            chosen.Sort();
        }
    }

    private void Cancel() => _running?.Cancel();

    private async Task ComposeAsync()
    {
        if (Batch is not { } batch || IsRunning)
        {
            return;
        }

        using CancellationTokenSource running = new();
        _running = running;
        (_done, _total, _fault) = (0, batch.Count, null);
        try
        {
            // Copied first: the choice may not change what is under way.
            foreach (var request in batch.Requests().ToList())
            {
                _what = $"{request.Mood.Name()}, {request.Method.Name()}, seed {request.Seed}";
                _piece = 0;
                StateHasChanged();
                var progress = new Progress(this, request.Seconds);
                var piece = await composer.ComposeAsync(
                    await researcher.IdAsync(), request, progress, running.Token);
                _done++;
                await OnAdd.InvokeAsync([piece]);
            }

            _seed.Set(batch.Seed + batch.Count);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            _fault = $"Stopped. {SurveyWords.Count(_done, "piece")} joined the survey.";
            _seed.Set(batch.Seed + _done);
        }
        catch (Exception refused) when (refused is SurveyException or UnauthorizedAccessException)
        {
            _fault = refused.Message;
        }
        finally
        {
            _running = null;
        }
    }

    // Tells at most as often as a second of music is written.
    private sealed class Progress(BatchComposing page, double seconds) : IProgress<double>
    {
        private double _told;

        public void Report(double value)
        {
            if (value - _told < 1 || page._isLeft)
            {
                return;
            }

            _told = value;
            _ = page.InvokeAsync(() =>
            {
                page._piece = value / seconds;
                page.StateHasChanged();
            });
        }
    }
}
