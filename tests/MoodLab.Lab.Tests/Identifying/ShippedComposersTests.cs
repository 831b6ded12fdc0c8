using MoodLab.Lab.Models;
using MoodLab.Learning.Identifying;
using MoodLab.Learning.Identifying.Evaluation;
using MoodLab.Tests.Shared;

namespace MoodLab.Lab.Tests.Identifying;

/// <summary>The shipped model of composers, and the tables that say how good its like are.</summary>
public sealed class ShippedComposersTests
{
    private static readonly string s_path = ShippedModel.Find(ShippedModel.Composers);

    [Fact]
    public void Model_KnowsWhatItWasTaughtWith()
    {
        var model = ComposerModelFile.Read(s_path);

        Assert.Equal(25, model.Composers.Count);
        Assert.Equal(model.Composers.Order(StringComparer.Ordinal), model.Composers);
        Assert.All(model.Composers, name => Assert.Contains(model.Pieces, piece => piece.Composer == name));
        Assert.True(new FileInfo(s_path).Length < 20_000_000);
    }

    [Fact]
    public void Tables_AreOfTheCorpusAndReachWhatTheCardSays()
    {
        var corpus = ComposerCorpus.Load(StudyData.Require("composers"), TestContext.Current.CancellationToken);

        var report = ComposerReporter.Compute(corpus, Path.ChangeExtension(s_path, null));

        Assert.Equal(ComposerModelFile.Read(s_path).Composers, report.ByComposer.Select(share => share.Name));
        Assert.True(report.FourInterval[0] > 0.9, $"{report.FourPiece}");
        Assert.True(report.ManyInterval[0] > 0.65, $"{report.ManyPiece}");
        Assert.True(report.CalibrationError < 0.05, $"{report.CalibrationError}");
    }
}
