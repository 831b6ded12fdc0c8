using System.Globalization;

namespace MoodLab.Web.Corpora;

/// <summary>Numbers and names of corpora as pages write them.</summary>
internal static class CorpusText
{
    /// <summary>What files that lie in no folder are called.</summary>
    public const string NoClass = "(no folder)";

    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    /// <summary>A class' name: underscores are blanks to readers.</summary>
    /// <param name="name">The folder's name; empty or null for none.</param>
    public static string Class(string? name) =>
        string.IsNullOrEmpty(name) ? NoClass : name.Replace('_', ' ').Trim();

    /// <summary>A piece's name: what its file is called, without folder and ending.</summary>
    /// <param name="path">Its path below the corpus.</param>
    public static string Piece(string path) => Path.GetFileNameWithoutExtension(path).Replace('_', ' ');

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(double number, int digits = 0) =>
        number.ToString($"#,0{(digits > 0 ? "." + new string('#', digits) : string.Empty)}", s_culture);

    /// <summary>A share in full percent: <c>22 %</c>, or with a decimal below 10.</summary>
    public static string Percent(double share) =>
        string.Create(s_culture, $"{(100 * share).ToString(share < 0.1 ? "0.#" : "0", s_culture)} %");

    /// <summary>A count with its noun: <c>1 piece</c>, <c>2,000 pieces</c>.</summary>
    public static string Count(double number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>A length: <c>1:07</c>, or <c>1:02:03</c>.</summary>
    public static string Clock(double seconds) => TimeSpan.FromSeconds(Math.Round(seconds)) is var time
        && time.TotalHours >= 1 ? time.ToString(@"h\:mm\:ss", s_culture) : time.ToString(@"m\:ss", s_culture);
}
