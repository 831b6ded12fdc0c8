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
        _process = Process.Start(start)!;
        using CancellationTokenSource tooLong = new(s_patience);
        while (await _process.StandardOutput.ReadLineAsync(tooLong.Token) is { } line)
        {
            var at = line.IndexOf(Listening, StringComparison.Ordinal);
            if (at >= 0)
            {
                Address = new Uri(line[(at + Listening.Length)..].Trim());

                // Its further output is read, so that the pipe never fills.
                _process.BeginOutputReadLine();
                return;
            }
        }

        Assert.Fail("The server ended before it listened.");
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
