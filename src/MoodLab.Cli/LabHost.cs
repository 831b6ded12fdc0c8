using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MoodLab.Data;
using MoodLab.Lab;

namespace MoodLab.Cli;

/// <summary>The laboratory's services on the data that a server has, which may be running.</summary>
internal static class LabHost
{
    private const string Settings = "appsettings.json";
    private const string DatabaseFile = "moodlab.db";

    /// <summary>Names the folder of the data.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The server's data folder; unless told, where its settings or MoodLab__DataDirectory put it.",
    };

    /// <summary>Opens the data.</summary>
    /// <param name="arguments">The command line, which may name the folder.</param>
    /// <param name="creates">Whether the database is made where there is none, and brought up to date.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The services; nothing of the server runs in them. Dispose them.</returns>
    /// <exception cref="FileNotFoundException">There is no database, and none shall be made.</exception>
    public static async Task<IHost> OpenAsync(
        ParseResult arguments, bool creates, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = FindContentRoot() });
        builder.Logging.ClearProviders();
        if (arguments.GetValue(Data) is { } folder)
        {
            builder.Configuration[$"{LabOptions.SectionName}:{nameof(LabOptions.DataDirectory)}"] =
                Path.GetFullPath(folder);
        }

        builder.Services.AddMoodLab();
        var host = builder.Build();
        try
        {
            var path = Path.Combine(LabServiceCollectionExtensions.DataDirectory(host.Services), DatabaseFile);
            if (creates)
            {
                await host.Services.GetRequiredService<LabDatabase>().MigrateAsync(cancellationToken);
            }
            else if (!File.Exists(path))
            {
                throw new FileNotFoundException($"There is no database at {path}; name the server's folder by --data.");
            }

            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    // As the server finds it: beside a published program, or at the repository's root.
    private static string FindContentRoot()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, Settings)))
                {
                    return folder.FullName;
                }
            }
        }

        return AppContext.BaseDirectory;
    }
}
