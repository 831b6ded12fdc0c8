using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Learning.Tests.Language;
using MoodLab.Music.Features;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;
using MoodLab.Neural.Serialization;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Tests.Probing;

public sealed class MoodClassifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("classifier").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_OfWhatWasWritten_JudgesTheSame()
    {
        var (features, labels) = Cases();
        var written = MoodClassifier.Fit(FeatureSet.FinalState, features, labels, Penalty.L1, 0.5);
        var path = Path.Combine(_folder, "c.safetensors");
        written.Write(path);

        var read = MoodClassifier.Read(path);

        Assert.Equal(
            (FeatureSet.FinalState, Penalty.L1, 0.5), (read.Features, read.Penalty, read.C));
        Assert.All(features, row => Assert.All(
            written.Probabilities(row).Zip(read.Probabilities(row)),
            of => Assert.Equal(of.First, of.Second, 1e-5)));
        Assert.True(features.Zip(labels).Count(of => (int)read.Predict(of.First) == of.Second) > 30);
    }

    [Fact]
    public void Judge_ThatIsShipped_HearsTempoAndLoudness()
    {
        var judge = MoodClassifier.Read(Path.Combine(Repository(), "models", "judge.safetensors"));
        double Aroused(int bpm, int velocity)
        {
            var probabilities = judge.Probabilities(Scale(bpm, velocity));
            Assert.Equal(1, probabilities.Sum(), 1e-9);
            return probabilities[(int)Mood.Angry] + probabilities[(int)Mood.Delighted];
        }

        Assert.True(Aroused(170, 115) > Aroused(60, 50));
        Assert.Equal(MoodFeatures.Names.Count, judge.Regression.Features);
    }

    [Fact]
    public void Probabilities_OfAScoreByAProbeOfStates_AreRefused()
    {
        var (features, labels) = Cases();
        var probe = MoodClassifier.Fit(FeatureSet.MeanState, features, labels, Penalty.L2, 1);

        Assert.Throws<InvalidOperationException>(() => probe.Probabilities(Scale(100, 80)));
    }

    [Fact]
    public void Read_OfADamagedFile_SaysWhich()
    {
        var missing = Path.Combine(_folder, "missing.safetensors");
        Assert.Contains("missing", Assert.Throws<ModelFileException>(() => MoodClassifier.Read(missing)).Message,
            StringComparison.Ordinal);

        var other = Path.Combine(_folder, "other.safetensors");
        SafeTensorsWriter writer = new();
        writer.Add("mean", [1], [0]);
        writer.WriteFile(other);
        Assert.Contains("format", Assert.Throws<ModelFileException>(() => MoodClassifier.Read(other)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfPieces_GivesTheStatesThatOneByOneReadingGives()
    {
        var model = TinyModel.File().Model;
        int[][] pieces = [[1, 2, 3], [4], [5, 6, 7, 8, 9], []];

        var together = StateReader.Read(model, pieces, TestContext.Current.CancellationToken);

        for (var i = 0; i < pieces.Length; i++)
        {
            var (final, mean) = StateReader.Read(model, [pieces[i]], TestContext.Current.CancellationToken)[0];
            Assert.Equal(final, together[i].Final);
            Assert.Equal(mean, together[i].Mean);
            Assert.Equal(model.Options.Layers * model.Options.Hidden, mean.Length);
        }

        Assert.All(together[3].Final, value => Assert.Equal(0, value));
    }

    private static (double[][] Features, int[] Labels) Cases()
    {
        Random random = new(3);
        int[] labels = [.. Enumerable.Range(0, 40).Select(i => i % 4)];
        return (
            [.. labels.Select(label => Enumerable.Range(0, 6)
                .Select(j => random.NextDouble() + (j == label ? 2 : 0)).ToArray())],
            labels);
    }

    private static Score Scale(int bpm, int velocity) => new()
    {
        TicksPerQuarter = 480,
        Tempi = [TempoChange.FromQuartersPerMinute(0, bpm)],
        Parts =
        [
            new Part
            {
                Notes = [.. Enumerable.Range(0, 64).Select(
                    i => new Note(new(60 + (i % 12)), new(velocity), i * 240, 240))],
            },
        ],
    };

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "MoodLab.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
