using System.Globalization;

namespace MoodLab.Web.Surveys.Results;

/// <summary>Numbers of a survey's results as pages write them.</summary>
internal static class ResultText
{
    /// <summary>What stands for a number that is undefined.</summary>
    public const string None = "–";

    private const double LeastP = 0.0001;

    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    /// <summary>A share with one decimal: <c>49.5 %</c>.</summary>
    public static string Percent(double? share) => Percent(share, "F1");

    /// <summary>A share with two decimals: <c>49.46 %</c>.</summary>
    public static string ExactPercent(double? share) => Percent(share, "F2");

    /// <summary>An interval of a share: <c>42.3 to 56.6 %</c>.</summary>
    public static string Percents(IReadOnlyList<double>? ends) => ends is null
        ? None
        : string.Create(s_culture, $"{100 * ends[0]:F1} to {100 * ends[1]:F1} %");

    /// <summary>A difference of shares in percentage points: <c>+3.3</c>.</summary>
    public static string Points(double? difference) => difference is { } of
        ? (100 * of).ToString("+0.0;−0.0;0.0", s_culture)
        : None;

    /// <summary>An interval of such a difference.</summary>
    public static string Points(IReadOnlyList<double>? ends) => ends is null
        ? None
        : $"{Points(ends[0])} to {Points(ends[1])}";

    /// <summary>A number with two decimals.</summary>
    public static string Number(double? number) => number?.ToString("0.00;−0.00;0.00", s_culture) ?? None;

    /// <summary>An interval of such numbers.</summary>
    public static string Numbers(IReadOnlyList<double>? ends) => ends is null
        ? None
        : $"{Number(ends[0])} to {Number(ends[1])}";

    /// <summary>The probability of a test: <c>0.034</c>, <c>&lt; 0.0001</c>.</summary>
    public static string P(double? value) => value switch
    {
        null => None,
        < LeastP => "< 0.0001",
        { } of => of.ToString(of < 0.01 ? "F4" : "F3", s_culture),
    };

    /// <summary>The same after the letter: <c>p = 0.034</c>, <c>p &lt; 0.0001</c>.</summary>
    public static string Test(double? value) => value is null
        ? $"p {None}"
        : P(value) is ['<', ..] text ? $"p {text}" : $"p = {P(value)}";

    /// <summary>A count with its noun: <c>1 answer</c>, <c>2 answers</c>.</summary>
    public static string Count(int number, string noun) =>
        string.Create(s_culture, $"{number} {noun}{(number == 1 ? string.Empty : "s")}");

    private static string Percent(double? share, string format) =>
        share is { } of ? $"{(100 * of).ToString(format, s_culture)} %" : None;
}
