namespace MoodLab.Web.Hosting;

/// <summary>Finds the folder that holds <c>appsettings.json</c>, <c>wwwroot/</c> and <c>models/</c>.</summary>
internal static class RepoLayout
{
    private const string Setting = "contentRoot";

    /// <summary>
    /// Finds the content root: the program's folder once published, the repository root under <c>dotnet run</c>.
    /// </summary>
    /// <param name="args">The command line, which may name the folder itself.</param>
    /// <returns>The folder, or null where the command line or the environment names one.</returns>
    public static string? FindContentRoot(IEnumerable<string> args)
    {
        if (args.Any(argument => argument.TrimStart('-', '/').StartsWith(Setting, StringComparison.OrdinalIgnoreCase))
            || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null
            || Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT") is not null)
        {
            return null;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "appsettings.json")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
