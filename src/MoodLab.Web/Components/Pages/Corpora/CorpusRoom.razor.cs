using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Corpora;
using MoodLab.Web.Corpora;

namespace MoodLab.Web.Components.Pages.Corpora;

/// <summary>The laboratory's corpora: opens one, takes new ones in.</summary>
/// <param name="library">Knows them.</param>
/// <param name="navigation">Knows the address, which carries what is shown.</param>
/// <param name="js">Reaches the browser, which shows the address.</param>
public sealed partial class CorpusRoom(CorpusLibrary library, NavigationManager navigation, IJSRuntime js) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<CorpusName> _corpora = [];
    private CorpusAddress _address = new();
    private bool _isUploading;
    private int _turn;

    // Without a corpus there is nothing else to do.
    private bool IsUploadShown => _isUploading || (_corpora.Count == 0 && _address.Corpus is null);

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _address = CorpusAddress.Read(navigation.ToAbsoluteUri(navigation.Uri).Query);
        Look();
        if (_address.Corpus is null && _corpora.Count == 1)
        {
            _address = _address with { Corpus = _corpora[0].Name };
        }
    }

    private bool IsOpen(CorpusName corpus) =>
        string.Equals(corpus.Name, _address.Corpus, StringComparison.OrdinalIgnoreCase);

    private void Look() => _corpora = library.List();

    private void ToggleUpload() => _isUploading = !_isUploading;

    private Task OpenAsync(string name) => ShowAsync(new CorpusAddress { Corpus = name });

    private Task BegunAsync(string name)
    {
        _isUploading = false;
        _turn++;
        return OpenAsync(name);
    }

    private async Task ShowAsync(CorpusAddress address)
    {
        _address = address;
        await js.InvokeVoidAsync("history.replaceState", _leaving.Token, null, string.Empty, address.Write());
    }
}
