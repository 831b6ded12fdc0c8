using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Evolving;
using MoodLab.Learning.Evolving;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Visitors;
using Radzen;

namespace MoodLab.Web.Components.Pages.Evolving;

/// <summary>
/// A session: hear, rate, breed. Every change is stored before it is shown as done, and other tabs on the session
/// follow.
/// </summary>
/// <param name="sessions">Where the session lies.</param>
/// <param name="tastes">Knows what the musician rated before.</param>
/// <param name="continuer">Goes on from a melody.</param>
/// <param name="watch">Tells what other tabs changed.</param>
/// <param name="visitor">Whose session it is.</param>
/// <param name="notifications">Says what was done, and how to undo it.</param>
/// <param name="js">Reaches the browser, which plays and draws.</param>
public sealed partial class RatingLoop(
    EvolutionSessions sessions,
    MusicianTaste tastes,
    MelodyContinuer continuer,
    EvolutionWatch watch,
    Visitor visitor,
    NotificationService notifications,
    IJSRuntime js) : IAsyncDisposable
{
    private const string KeysSeen = "moodlab.evolve.keys";
    private const double ListeningOverhead = 2;

    private readonly CancellationTokenSource _leaving = new();
    private readonly SemaphoreSlim _order = new(1, 1);
    private CancellationToken _left;
    private ElementReference _root;
    private ElementReference _heading;
    private AttachedScript? _script;
    private IDisposable? _subscription;
    private EvolutionView? _view;
    private string? _owner;
    private bool _missing;
    private bool _breeding;
    private string? _fault;
    private LoopTab _tab;
    private IReadOnlyList<RatedMelody> _earlier = [];
    private TasteModel? _taste;
    private Dictionary<Guid, StarGuess> _guesses = [];
    private Guid? _edited;
    private Guid? _hear;
    private bool _keysHelp;
    private SoundReport _sound = new("off", 0, string.Empty);

    /// <summary>Gets or sets the session.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    // What takes a while in the browser. It stands where other words stood: nothing above may move under a click.
    private string? Happening => (_sound.State, _rendered) switch
    {
        ("loading", _) => string.Create(CultureInfo.InvariantCulture, $"Fetching the piano: {_sound.Progress:P0}"),
        (_, { } share) => string.Create(CultureInfo.InvariantCulture, $"Making the WAV file: {share:P0}"),
        _ => null,
    };

    private string? SoundFault => _sound.State == "failed" ? $"There is no sound: {_sound.Error}" : null;

    private string Status
    {
        get
        {
            var all = _view!.Current.MelodyIds.Length;
            var rated = _view.CurrentMelodies.Count(melody => melody.Stars is not null);
            var seconds = (all - rated) * ((_view.Settings.Melody.Seconds / _playing.Rate) + ListeningOverhead);
            var left = seconds switch
            {
                0 => string.Empty,
                < 50 => ", less than a minute left",
                _ => string.Create(
                    CultureInfo.InvariantCulture, $", about {Math.Ceiling(seconds / 60):0} min left"),
            };
            var others = (rated == all, _taste) switch
            {
                (true, _) => string.Empty,
                (_, null) => ". Unrated ones count as 0 stars.",
                _ => ". Unrated ones count as expected.",
            };
            return $"{rated} of {all} rated{left}{others}";
        }
    }

    private string? TasteText
    {
        get
        {
            if (!_view!.Settings.UsesTaste)
            {
                return null;
            }

            var rated = _earlier.Count + _view.Melodies.Values.Count(melody => melody.Stars is not null);
            return _taste is { } taste ? $"What your stars tell: {taste.Describe()}"
                : $"Your taste is learnt from {TasteModel.MinRatings} ratings on; so far there are {rated}.";
        }
    }

    /// <summary>Called by the browser: a key rated a melody.</summary>
    /// <param name="melody">The melody.</param>
    /// <param name="stars">0 to 5.</param>
    [JSInvokable("OnRate")]
    public Task OnRateAsync(Guid melody, int stars) => RateAsync(melody, stars);

    /// <summary>Called by the browser: a key took the stars of a melody back.</summary>
    /// <param name="melody">The melody.</param>
    [JSInvokable("OnUnrate")]
    public Task OnUnrateAsync(Guid melody) => RateAsync(melody, null);

    /// <summary>Called by the browser: a key asked for the next generation.</summary>
    [JSInvokable("OnNext")]
    public Task OnNextAsync() => NextAsync();

    /// <summary>Called by the browser: a key asked for the generation before.</summary>
    [JSInvokable("OnBack")]
    public Task OnBackAsync() => BackAsync();

    /// <summary>Called by the browser: a key asked what the keys do.</summary>
    [JSInvokable("OnHelp")]
    public void OnHelp()
    {
        _keysHelp = true;
        StateHasChanged();
    }

    /// <summary>Called by the browser while it loads the sounds.</summary>
    /// <param name="sound">How far it is.</param>
    [JSInvokable("OnSound")]
    public void OnSound(SoundReport sound)
    {
        // The sounds come in a hundred pieces; ten steps are enough to see them come.
        var isNews = sound.State != _sound.State || (int)(sound.Progress * 10) != (int)(_sound.Progress * 10);
        _sound = sound;
        if (isNews)
        {
            StateHasChanged();
        }
    }

    /// <summary>Called by the browser while it renders a WAV file.</summary>
    /// <param name="share">How much of it is done, 0 to 1.</param>
    [JSInvokable("OnRender")]
    public void OnRender(double share)
    {
        _rendered = share < 1 ? share : null;
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _leaving.CancelAsync();
        if (_script is not null)
        {
            await _script.DisposeAsync();
        }

        _leaving.Dispose();
        _order.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _left = _leaving.Token;
        _owner = await visitor.OwnerAsync();
        _subscription = watch.Subscribe(Id, change => _ = InvokeAsync(() => FollowAsync(change)));
        await ReloadAsync();
        if (_view is not null)
        {
            _earlier = await tastes.EarlierAsync(_owner!, _view, _left);
            Learn();
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_hear is { } melody && _script is not null)
        {
            _hear = null;
            await _script.CallAsync("play", _left, melody);
        }

        if (!firstRender)
        {
            return;
        }

        _script = await AttachedScript.AttachAsync(
            js, Assets["lib/evolve.js"], "attach", _root, DotNetObjectReference.Create(this), _left);
        _keysHelp = await js.InvokeAsync<string?>("localStorage.getItem", _left, KeysSeen) is null;
        StateHasChanged();
    }

    private static string TabText(LoopTab tab) => tab switch
    {
        LoopTab.Melodies => "Melodies",
        LoopTab.Family => "Family tree",
        _ => "Settings and export",
    };

    private string MidiAddress(MelodyView melody) => $"evolve/{Id}/melodies/{melody.Id}.mid";

    private StarGuess? GuessOf(MelodyView melody) => _guesses.TryGetValue(melody.Id, out var guess) ? guess : null;

    private void Show(LoopTab tab) => _tab = tab;

    // Another tab, or this one, changed something. Stars are told; all else is read again.
    private async Task FollowAsync(EvolutionChange change)
    {
        try
        {
            if (change.MelodyId is { } melody)
            {
                _view = _view?.WithStars(melody, change.Stars);
                Learn();
            }
            else
            {
                await ReloadAsync();
            }

            StateHasChanged();
        }
        catch (Exception exception)
        {
            if (!_left.IsCancellationRequested)
            {
                await DispatchExceptionAsync(exception);
            }
        }
    }

    private async Task ReloadAsync()
    {
        _view = _owner is null ? null : await sessions.OpenAsync(_owner, Id, _left);
        _missing = _view is null;
        Learn();
    }

    private void Learn()
    {
        _taste = _view is null ? null : MusicianTaste.Learn(_view, _earlier);
        _guesses = _taste is null
            ? []
            : _view!.CurrentMelodies.Where(melody => melody.Stars is null).ToDictionary(
                melody => melody.Id, melody => _taste.Guess(melody.Melody));
    }

    // One at a time, so that the later of two ratings is the one that holds.
    private async Task RateAsync(Guid melody, int? stars)
    {
        await _order.WaitAsync(_left);
        try
        {
            await AttemptAsync(() => sessions.RateAsync(_owner!, Id, melody, stars, _left));
        }
        finally
        {
            _order.Release();
        }

        StateHasChanged();
    }

    private async Task NextAsync()
    {
        if (_breeding || _view is null)
        {
            return;
        }

        _breeding = true;
        var bred = false;
        await _order.WaitAsync(_left);
        try
        {
            bred = await AttemptAsync(() => sessions.NextAsync(_owner!, Id, _view.Current.Id, _left));
        }
        finally
        {
            _order.Release();
            _breeding = false;
        }

        if (bred)
        {
            await ArriveAsync();
        }

        StateHasChanged();
    }

    private Task BackAsync() => _view?.Current.ParentId is { } parent ? GoToAsync(parent) : Task.CompletedTask;

    private async Task GoToAsync(Guid generation)
    {
        if (await AttemptAsync(() => sessions.GoToAsync(_owner!, Id, generation, _left)))
        {
            await ArriveAsync();
        }
    }

    // Shows the generation where the session stands now, from its first melody.
    private async Task ArriveAsync()
    {
        await ReloadAsync();
        _edited = null;
        _tab = LoopTab.Melodies;
        StateHasChanged();
        if (_script is not null && _view is not null)
        {
            var first = _view.CurrentMelodies.FirstOrDefault(melody => melody.Stars is null)
                ?? _view.CurrentMelodies.First();
            await _script.CallAsync("focus", _left, first.Id);
        }
    }

    private Task<bool> ChangeAsync(Func<EvolutionSettings, EvolutionSettings> change) =>
        AttemptAsync(() => sessions.ChangeAsync(_owner!, Id, change, _left));

    private Task<bool> RenameAsync(string title) => AttemptAsync(() => sessions.RenameAsync(_owner!, Id, title, _left));

    private Task<bool> ShareAsync(bool share) => AttemptAsync(() => sessions.ShareAsync(_owner!, Id, share, _left));

    private Task<bool> LockAsync(EvolutionLock? kept) => ChangeAsync(settings => settings with { Lock = kept });

    // Says what went wrong, where something did.
    private async Task<bool> AttemptAsync(Func<Task<bool>> change)
    {
        try
        {
            var done = await change();
            _fault = done ? null : "Nothing was changed: the session went on, or was removed, in another tab.";
            return done;
        }
        catch (EvolutionException refused)
        {
            _fault = refused.Message;
            return false;
        }
    }

    private async Task HideKeysAsync()
    {
        _keysHelp = false;
        await js.InvokeVoidAsync("localStorage.setItem", _left, KeysSeen, "1");
    }
}
