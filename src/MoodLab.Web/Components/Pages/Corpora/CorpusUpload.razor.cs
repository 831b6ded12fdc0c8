using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MoodLab.Lab.Corpora;
using MoodLab.Lab.Corpora.Importing;
using MoodLab.Web.Corpora;

namespace MoodLab.Web.Components.Pages.Corpora;

/// <summary>Brings an archive here and begins its import, which goes on by itself.</summary>
/// <param name="library">Takes it in.</param>
public sealed partial class CorpusUpload(CorpusLibrary library) : IAsyncDisposable
{
    private const int BufferBytes = 1 << 16;

    // Rendered again after so many bytes.
    private const long StepBytes = 1 << 20;

    private CancellationTokenSource? _sending;
    private Task _upload = Task.CompletedTask;
    private IBrowserFile? _file;
    private string _name = string.Empty;
    private string? _fault;
    private long _sent;
    private bool _isBusy;

    /// <summary>Gets or sets who is told the name of a corpus that is being made.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnBegun { get; set; }

    private string? NameFault => library.WhyNot(_name);

    private string FileText => _file is null
        ? string.Empty
        : _isBusy
            ? $"{CorpusText.Percent(_sent / (double)Math.Max(_file.Size, 1))} sent"
            : $"“{_file.Name}”, {CorpusText.Number(_file.Size / 1e6, 1)} MB";

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await CancelAsync();
        await _upload;
        _sending?.Dispose();
    }

    private void Choose(InputFileChangeEventArgs change)
    {
        (_file, _fault) = (null, null);
        if (change.File.Size > CorpusLibrary.LargestArchive)
        {
            _fault = $"“{change.File.Name}” is larger than {CorpusLibrary.LargestArchive >> 20} MiB. Upload it in parts: "
                + "what has the same name is put together.";
        }
        else if (change.File.Size == 0)
        {
            _fault = $"“{change.File.Name}” is empty.";
        }
        else
        {
            _file = change.File;
            _name = ComposerNames.FolderName(Path.GetFileNameWithoutExtension(_file.Name));
        }
    }

    private Task UploadAsync()
    {
        if (NameFault is not null || _isBusy)
        {
            return Task.CompletedTask;
        }

        (_isBusy, _fault, _sent) = (true, null, 0);
        _sending?.Dispose();
        _sending = new CancellationTokenSource();
        return _upload = SendAsync(_file!, _name, _sending.Token);
    }

    private async Task CancelAsync()
    {
        if (_sending is not null)
        {
            await _sending.CancelAsync();
        }
    }

    private async Task SendAsync(IBrowserFile file, string name, CancellationToken cancellationToken)
    {
        var archive = library.NewUpload();
        var isHere = false;
        try
        {
            await ReceiveAsync(file, archive, cancellationToken);
            isHere = true;
            library.Import(name, archive);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (ArgumentException refused)
        {
            // Somebody else was faster.
            (isHere, _fault) = (false, refused.Message);
            return;
        }
        catch (Exception broken) when (broken is IOException or JSException)
        {
            _fault = "The archive did not arrive whole. Nothing was taken in; please try again.";
            return;
        }
        finally
        {
            _isBusy = false;
            if (!isHere)
            {
                File.Delete(archive);
            }
        }

        await OnBegun.InvokeAsync(name);
    }

    private async Task ReceiveAsync(IBrowserFile file, string archive, CancellationToken cancellationToken)
    {
        var stream = file.OpenReadStream(CorpusLibrary.LargestArchive, cancellationToken);
        await using (stream)
        {
            var target = File.Create(archive);
            await using (target)
            {
                var buffer = new byte[BufferBytes];
                var told = 0L;
                for (var read = await stream.ReadAsync(buffer, cancellationToken); read > 0;
                    read = await stream.ReadAsync(buffer, cancellationToken))
                {
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                    _sent += read;
                    if (_sent - told >= StepBytes)
                    {
                        told = _sent;
                        StateHasChanged();
                    }
                }
            }
        }
    }
}
