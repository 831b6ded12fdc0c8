using MoodLab.Learning.Control;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Learning.Tests.Datasets;
using MoodLab.Learning.Tests.Language;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Tests.Control;

public sealed class NeuronProbeTests : IDisposable
{
    private static readonly ModelFile s_model = TinyModel.File();

    private readonly TinyCorpus _files = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Teach_PiecesOfTwoKinds_TellsThemApartByFewNeurons()
    {
        AddPieces(calm: 8, angry: 8);

        var (probe, score) = NeuronProbe.Teach(
            VgmidiCorpus.Read(_files.Folder, Token), s_model, 6, cancellationToken: Token);

        Assert.Equal((FeatureSet.FinalState, Penalty.L1), (probe.Features, probe.Penalty));
        Assert.Equal(16, probe.Regression.Features);
        Assert.Equal(probe.C, score.C);
        Assert.InRange(score.Neurons, 1, 16);
        Assert.Equal(probe.Regression.ActiveFeatures().Count, score.Neurons);
        Assert.True(score.CvAccuracy > 0.75, $"The folds name only {score.CvAccuracy:P0} right.");

        // Four places in each of the 16 pieces, which are longer than four excerpts of 6 words.
        Assert.Equal(4 * 16, score.Excerpts);
        Assert.Equal((2, 2), (score.TestPieces.Successes, score.TestPieces.Total));
        Assert.Equal(0.5, score.MajorityShare);
    }

    [Fact]
    public void Teach_ExcerptsLongerThanThePieces_ReadsEachPieceOnce()
    {
        AddPieces(calm: 3, angry: 3);

        var (_, score) = NeuronProbe.Teach(
            VgmidiCorpus.Read(_files.Folder, Token), s_model, 10_000, cancellationToken: Token);

        Assert.Equal(6, score.Excerpts);
    }

    [Fact]
    public void Teach_FewerPiecesThanFolds_IsRefusedWithTheNumber()
    {
        AddPieces(calm: 2, angry: 2);

        var refused = Assert.Throws<CorpusException>(
            () => NeuronProbe.Teach(VgmidiCorpus.Read(_files.Folder, Token), s_model, 6, cancellationToken: Token));

        Assert.Contains("has 4 labelled training pieces; a probe needs 5", refused.Message, StringComparison.Ordinal);
    }

    // Calm pieces repeat a high note, angry ones a low one; the test table has one of each.
    private void AddPieces(int calm, int angry)
    {
        List<string> rows = [];
        for (var i = 0; i < calm + angry; i++)
        {
            var name = $"extra{(char)('a' + i)}";
            _files.AddPiece($"labelled/pieces/{name}.mid", Pitches(i < calm, i));
            rows.Add(i < calm ? $"1,0,x,labelled/midi/{name}_0.mid" : $"0,1,x,labelled/midi/{name}_0.mid");
        }

        _files.WriteTable("vgmidi_train.csv", [.. rows]);
        _files.AddPiece("labelled/pieces/high.mid", Pitches(isCalm: true, 3));
        _files.AddPiece("labelled/pieces/low.mid", Pitches(isCalm: false, 3));
        _files.WriteTable("vgmidi_test.csv", "1,0,x,labelled/midi/high_0.mid", "0,1,x,labelled/midi/low_0.mid");
    }

    private static int[] Pitches(bool isCalm, int i) => [.. Enumerable.Repeat(isCalm ? 84 : 36, 12 + i)];
}
