namespace MoodLab.Lab.Models;

/// <summary>Finds the model that the repository ships.</summary>
public static class ShippedModel
{
    private static readonly string s_relative = Path.Combine("models", "mood.safetensors");

    /// <summary>
    /// Looks for <c>models/mood.safetensors</c> in the current folder and those above it, then in the program's folder
    /// and those above it.
    /// </summary>
    /// <returns>The path where it was found, or else where it should be.</returns>
    public static string Find()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var path = Path.Combine(folder.FullName, s_relative);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return Path.GetFullPath(s_relative);
    }
}
