using System.Globalization;
using MoodLab.Learning.Language;
using MoodLab.Music.Features;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;
using MoodLab.Neural.Serialization;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Probing;

/// <summary>
/// Names the mood of a piece by logistic regression on standardized features. The classifier of
/// <see cref="FeatureSet.Score"/> is the judge of mood control: it knows nothing of any language model.
/// </summary>
public sealed class MoodClassifier
{
    private const string FormatKey = "format";
    private const string Format = "moodlab.classifier.1";
    private const string ModelKey = "model_sha256";

    private static readonly int s_moods = Enum.GetValues<Mood>().Length;

    private readonly Standardizer _standardizer;

    private MoodClassifier(
        FeatureSet features, Penalty penalty, double c, Standardizer standardizer, LogisticRegression regression)
    {
        (Features, Penalty, C, _standardizer, Regression) = (features, penalty, c, standardizer, regression);
    }

    /// <summary>Gets what the classifier looks at.</summary>
    public FeatureSet Features { get; }

    /// <summary>Gets the penalty by which it was fitted.</summary>
    public Penalty Penalty { get; }

    /// <summary>Gets the weight of the data against the penalty.</summary>
    public double C { get; }

    /// <summary>Gets the fitted model; its features are standardized.</summary>
    public LogisticRegression Regression { get; }

    /// <summary>Fits a classifier.</summary>
    /// <param name="set">What the features are.</param>
    /// <param name="features">N cases of D features each.</param>
    /// <param name="labels">Their moods' numbers.</param>
    /// <param name="penalty">The penalty.</param>
    /// <param name="c">The weight of the data.</param>
    public static MoodClassifier Fit(
        FeatureSet set, IReadOnlyList<double[]> features, IReadOnlyList<int> labels, Penalty penalty, double c)
    {
        var standardizer = Standardizer.Fit(features);
        var regression = LogisticRegression.Fit(
            [.. features.Select(standardizer.Apply)], labels, s_moods,
            new LogisticRegressionOptions { Penalty = penalty, C = c });
        return new MoodClassifier(set, penalty, c, standardizer, regression);
    }

    /// <summary>Gets the probability of each mood.</summary>
    /// <param name="features">[D], as measured.</param>
    /// <returns>Four numbers that add up to 1, in the moods' order.</returns>
    public double[] Probabilities(double[] features) => Regression.Probabilities(_standardizer.Apply(features));

    /// <summary>Gets the probability of each mood, by the score alone.</summary>
    /// <param name="score">The piece.</param>
    /// <exception cref="InvalidOperationException">The classifier looks at more than scores.</exception>
    public double[] Probabilities(Score score) => Features == FeatureSet.Score
        ? Probabilities(MoodFeatures.Measure(score))
        : throw new InvalidOperationException($"This classifier looks at {Features}, not at scores.");

    /// <summary>Gets the likeliest mood.</summary>
    /// <param name="features">[D], as measured.</param>
    public Mood Predict(double[] features) => (Mood)Regression.Predict(_standardizer.Apply(features));

    /// <summary>
    /// Writes the classifier as safetensors: <c>mean</c> and <c>scale</c> [D], <c>weight</c> [4, D + 1] with the bias
    /// last.
    /// </summary>
    /// <param name="path">Where.</param>
    /// <param name="modelSha256">SHA-256 of the weights of the language model whose states it looks at; null for a
    /// classifier of scores, or to leave it open.</param>
    public void Write(string path, string? modelSha256 = null)
    {
        SafeTensorsWriter writer = new();
        if (modelSha256 is not null)
        {
            writer.AddMetadata(ModelKey, modelSha256);
        }

        writer.AddMetadata(FormatKey, Format);
        writer.AddMetadata("features", Features.ToString());
        writer.AddMetadata("penalty", Penalty.ToString());
        writer.AddMetadata("c", C.ToString("R", CultureInfo.InvariantCulture));
        var size = Regression.Features;
        writer.Add("mean", [size], [.. _standardizer.Means.Select(value => (float)value)]);
        writer.Add("scale", [size], [.. _standardizer.Scales.Select(value => (float)value)]);
        writer.Add("weight", [s_moods, size + 1], [.. Regression.Parameters.ToArray().Select(value => (float)value)]);
        writer.WriteFile(path);
    }

    /// <summary>Reads a classifier.</summary>
    /// <param name="path">Where it was written.</param>
    /// <param name="modelSha256">SHA-256 of the weights of the language model to whose states it is to be applied; null
    /// to apply it to anything.</param>
    /// <exception cref="ModelFileException">The file is missing, damaged or no classifier, or it was taught with
    /// another language model.</exception>
    public static MoodClassifier Read(string path, string? modelSha256 = null)
    {
        try
        {
            var file = SafeTensors.ReadFile(path);
            if (file.Metadata.GetValueOrDefault(FormatKey) != Format)
            {
                throw new SafeTensorsException($"It is no mood classifier: its format is not '{Format}'.");
            }

            if (modelSha256 is not null && file.Metadata.GetValueOrDefault(ModelKey) != modelSha256)
            {
                throw new SafeTensorsException("It was taught with the states of another language model.");
            }

            var set = Enum.Parse<FeatureSet>(file.Metadata.GetValueOrDefault("features", ""));
            var mean = Numbers(file, "mean");
            if (set == FeatureSet.Score && mean.Length != MoodFeatures.Names.Count)
            {
                throw new SafeTensorsException(
                    $"It looks at {mean.Length} features of a score, but there are {MoodFeatures.Names.Count}.");
            }

            return new MoodClassifier(
                set,
                Enum.Parse<Penalty>(file.Metadata.GetValueOrDefault("penalty", "")),
                double.Parse(file.Metadata.GetValueOrDefault("c", ""), CultureInfo.InvariantCulture),
                Standardizer.From(mean, Numbers(file, "scale")),
                LogisticRegression.From(s_moods, mean.Length, Numbers(file, "weight")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or SafeTensorsException or ArgumentException or FormatException)
        {
            throw new ModelFileException(path, exception.Message);
        }
    }

    private static double[] Numbers(SafeTensors file, string key) => [.. file.Read(key).Select(value => (double)value)];
}
