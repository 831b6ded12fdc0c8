using System.Diagnostics;
using MoodLab.Web.Hosting;

namespace MoodLab.E2E;

/// <summary>The program in a process of its own, which can be killed and started again on the same data.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("moodlab-data-");
    private Process? _process;

    /// <summary>Gets where the program listens, the same at every start.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Gets the file of its database.</summary>
    public string Database => Path.Combine(_data.FullName, "moodlab.db");

    /// <summary>Starts the program and waits until it listens.</summary>
    public async Task StartAsync()
    {
        var root = RepoLayout.FindContentRoot([])!;
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["MoodLab__DataDirectory"] = _data.FullName,
            },
            ArgumentList = { typeof(Program).Assembly.Location },
        };
        TaskCompletionSource<Uri> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            var at = line.Data?.IndexOf(Listening, StringComparison.Ordinal) ?? -1;
            if (at >= 0)
            {
                listens.TrySetResult(new Uri(line.Data![(at + Listening.Length)..].Trim()));
            }
        };
        _process.Exited += (_, _) => listens.TrySetException(new IOException("The server ended before it listened."));
        _process.Start();
        _process.BeginOutputReadLine();
        Address = await listens.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the program as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _data.Delete(recursive: true);
    }
}
