using System.Globalization;
using System.Text;
using MoodLab.Learning.Language;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.ControlStudy;

/// <summary>Every number of the study of mood control, one a line: <c>arm,measure,item,value,low,high</c>.</summary>
internal static class ControlCsv
{
    public static string Draw(MoodEvaluation evaluation, IReadOnlyList<ControlScore> arms)
    {
        StringBuilder csv = new("arm,measure,item,value,low,high\n");
        foreach (var arm in arms)
        {
            Add(csv, arm.Arm, "pieces", "", arm.Pieces);
            Add(csv, arm.Arm, "as intended", "", arm.Share, arm.Interval);
            foreach (var (mood, share) in arm.ByMood)
            {
                Add(csv, arm.Arm, "as intended", mood, share, arm.ByMoodInterval[mood]);
            }

            Add(csv, arm.Arm, "probability of the intended mood", "", arm.MeanProbability);
            Add(csv, arm.Arm, "valence as intended", "", arm.Valence.Share, arm.Valence.Interval);
            Add(csv, arm.Arm, "arousal as intended", "", arm.Arousal.Share, arm.Arousal.Interval);
            foreach (var intended in Enum.GetValues<Mood>())
            {
                foreach (var heard in Enum.GetValues<Mood>())
                {
                    Add(
                        csv, arm.Arm, "heard", $"{intended.Name()} as {heard.Name()}",
                        arm.Confusion[(int)intended][(int)heard]);
                }
            }

            Add(csv, arm.Arm, "under ten seconds", "", arm.EarlyDeaths.Share, arm.EarlyDeaths.Interval);
            Add(csv, arm.Arm, arm.Quality);
        }

        Add(csv, ControlTables.Baseline, evaluation.BaselineQuality);
        Add(csv, ControlTables.Corpus, evaluation.CorpusQuality);
        return csv.ToString();
    }

    private static void Add(StringBuilder csv, string arm, QualityScore? quality)
    {
        if (quality is null)
        {
            return;
        }

        Add(csv, arm, "mean overlap", "", quality.MeanOverlap);
        Add(csv, arm, "mean divergence", "", quality.MeanDivergence);
        Add(csv, arm, "mean own overlap", "", quality.MeanOwnOverlap);
        Add(csv, arm, "repeated bars", "", quality.Repetition);
        Add(csv, arm, "notes a second", "", quality.NotesPerSecond);
        foreach (var (metric, mean) in quality.Metrics)
        {
            Add(csv, arm, "mean", metric, mean);
        }

        foreach (var feature in quality.Features)
        {
            Add(csv, arm, "overlap", feature.Feature, feature.Overlap);
            Add(csv, arm, "divergence", feature.Feature, feature.Divergence);
            Add(csv, arm, "own overlap", feature.Feature, feature.OwnOverlap);
            Add(csv, arm, "own divergence", feature.Feature, feature.OwnDivergence);
        }
    }

    // No name has a comma or a quote.
    private static void Add(
        StringBuilder csv, string arm, string measure, string item, double? value,
        IReadOnlyList<double>? interval = null) => csv.Append(
            CultureInfo.InvariantCulture,
            $"{arm},{measure},{item},{value:0.######},{interval?[0]:0.######},{interval?[1]:0.######}\n");
}
