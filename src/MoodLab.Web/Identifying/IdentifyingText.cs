using System.Globalization;
using MoodLab.Learning.Identifying;
using MoodLab.Web.Corpora;

namespace MoodLab.Web.Identifying;

/// <summary>Composers and how sure one is, in words.</summary>
internal static class IdentifyingText
{
    // From here on, no other composer is as likely.
    private const double Half = 0.5;

    /// <summary>A composer's name: folders have no blanks.</summary>
    public static string Name(string composer) => CorpusText.Class(composer);

    /// <summary>A probability: <c>87 %</c>; <c>under 1 %</c> and <c>over 99 %</c>, since nothing is certain.</summary>
    public static string Percent(double probability) => probability switch
    {
        < 0.01 => "under 1 %",
        > 0.99 => "over 99 %",
        _ => probability.ToString("0 %", CultureInfo.InvariantCulture),
    };

    /// <summary>The answer in a line.</summary>
    public static string Finding(ComposerVerdict verdict)
    {
        var (composer, probability) = verdict.Composers[0];
        return verdict.IsNone
            ? verdict.None >= Half
                ? $"None of the composers known here, {Percent(verdict.None)}"
                : $"Hard to tell; rather none of the composers known here, {Percent(verdict.None)}"
            : probability >= Half
                ? $"{Name(composer)}, {Percent(probability)}"
                : $"Hard to tell; {Name(composer)} is likeliest, {Percent(probability)}";
    }

    /// <summary>Whether a number speaks for or against.</summary>
    public static string Side(double value) => value > 0 ? "for" : value < 0 ? "against" : "neither";
}
