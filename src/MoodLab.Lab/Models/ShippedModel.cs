namespace MoodLab.Lab.Models;

/// <summary>Finds the models that the repository ships.</summary>
public static class ShippedModel
{
    /// <summary>The language model.</summary>
    public const string Mood = "mood.safetensors";

    /// <summary>The model that names composers.</summary>
    public const string Composers = "composers.safetensors";

    /// <summary>
    /// Looks for a file in the folder <c>models</c> of the current folder and those above it, then of the program's
    /// folder and those above it.
    /// </summary>
    /// <param name="name">The file; the language model unless told.</param>
    /// <returns>The path where it was found, or else where it should be.</returns>
    public static string Find(string name = Mood)
    {
        var relative = Path.Combine("models", name);
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var path = Path.Combine(folder.FullName, relative);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return Path.GetFullPath(relative);
    }
}
