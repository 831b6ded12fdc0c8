using MoodLab.Learning.Identifying.Evaluation;
using MoodLab.Web.Corpora;

namespace MoodLab.Web.Studies;

/// <summary>Names of the study of composers as its page writes them.</summary>
internal static class ComposerStudyText
{
    // The study's table of all composers has a row for each least share of the corpus.
    private const string AllComposers = "all-";

    // As the report writes it.
    private const string KnowsNone = "and none of these";

    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["lstm-neighbours"] = "LSTM, its way",
        ["lstm-shuffled"] = "LSTM, shuffled",
        ["lstm-own"] = "LSTM, by works",
        ["cnn-fragments"] = "CNN, its way",
        ["cnn-copies"] = "CNN, copies",
        ["cnn-works"] = "CNN, by works",
        ["dense-fragments"] = "Dense, its way",
        ["dense-works"] = "Dense, by works",
        ["four-fragments-random"] = "Ours, its way",
        ["four-fragments-works"] = "Ours, by works",
        ["four"] = "Ours, by works",
        ["many"] = "Ours, by works",
        ["four-source"] = "No notes",
        ["many-source"] = "No notes",
        ["four-both"] = "Both",
        ["many-both"] = "Both",
    };

    /// <summary>Whether a row is of the study's table of all composers.</summary>
    public static bool IsOfAll(StudyRow row) => row.Name.StartsWith(AllComposers, StringComparison.Ordinal);

    /// <summary>A model's name, short enough for a chart on a phone.</summary>
    public static string Name(StudyRow row) => row.Name.Split('-') is ["all", var percent, var way]
        ? $"{percent} %, {(way == "works" ? "by works" : "its way")}"
        : s_names.GetValueOrDefault(row.Name, row.Name);

    /// <summary>How many composers a row tells apart; "none of these" is none of them.</summary>
    public static string Classes(StudyRow row) => row.Protocol == KnowsNone
        ? $"{row.Classes - 1} and none"
        : $"{row.Classes}";

    /// <summary>What a row's model learnt from and was judged by.</summary>
    public static string Protocol(StudyRow row) => row.Protocol == KnowsNone
        ? "the same, where “none of these” is an answer, too, and the right one for strangers"
        : row.Protocol;

    /// <summary>A count with its noun: <c>1 piece</c>, <c>1,645 pieces</c>.</summary>
    public static string Count(StudyRow row) => CorpusText.Count(row.N, row.Unit);
}
