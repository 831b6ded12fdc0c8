using System.Text;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Language.Recipes;

/// <summary>Writes an experiment's table, plot and page.</summary>
public static class RecipeReport
{
    /// <summary>Writes <c>NAME.csv</c>, <c>NAME.svg</c> and <c>NAME.md</c>.</summary>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="result">The experiment.</param>
    /// <returns>The paths.</returns>
    /// <exception cref="IOException">A file cannot be written; the one that was there is untouched.</exception>
    public static IReadOnlyList<string> Write(string folder, RecipeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            Write(".csv", RecipeTable.Format(result)),
            Write(".svg", LossPlot.Format(result)),
            Write(".md", RecipePage.Format(result)),
        ];

        string Write(string extension, string text)
        {
            var path = Path.Combine(folder, result.Recipe.Name + extension);
            AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            return path;
        }
    }
}
