using MoodLab.Learning.Datasets;
using MoodLab.Music.Moods;
using MoodLab.Tests.Shared;

namespace MoodLab.Learning.Tests.Datasets;

public sealed class VgmidiCorpusTests : IDisposable
{
    private readonly TinyCorpus _files = new();

    [Fact]
    public void Read_SmallCorpus_SortsPiecesByUse()
    {
        var corpus = Read();

        Assert.Equal(["a.mid", "b.mid", "calm.mid"], Names(corpus.Training));
        Assert.Equal(["held.mid"], Names(corpus.Validation));
        Assert.Equal(["calm.mid", "angry_2.mid", "merry.mid"], Names(corpus.LabelledTraining));
        Assert.Equal(
            [Mood.Calm, Mood.Angry, Mood.Delighted], corpus.LabelledTraining.Select(piece => piece.Mood!.Value));
        Assert.Equal(["held.mid"], Names(corpus.HeldOut));
        Assert.Equal(["sad.mid"], Names(corpus.LabelledTest));
        Assert.Equal(["calm.mid"], corpus.AlsoLabelled.Select(path => Path.GetFileName(path)));
        Assert.All(corpus.Training, piece => Assert.Null(piece.Mood));
        Assert.Empty(corpus.Problems);
    }

    [Fact]
    public void Balance_FourRows_CountsRowsOfTrainingTable()
    {
        var balance = Read().Balance;

        Assert.Equal([Mood.Depressed, Mood.Calm, Mood.Angry, Mood.Delighted], balance.Select(row => row.Mood));
        Assert.Equal([0, 2, 1, 1], balance.Select(row => row.Count));
        Assert.Equal([0, 0.5, 0.25, 0.25], balance.Select(row => row.Share));
    }

    [Fact]
    public void Read_ContradictingRows_DropsAndTellsThePiece()
    {
        File.AppendAllLines(_files.At("vgmidi_train.csv"), ["0,0,x,labelled/midi/merry_0.mid"]);

        var corpus = Read();

        Assert.DoesNotContain("merry.mid", Names(corpus.LabelledTraining));
        var problem = Assert.Single(corpus.Problems);
        Assert.EndsWith("merry.mid", problem.Path, StringComparison.Ordinal);
        Assert.Contains("contradicting", problem.Reason, StringComparison.Ordinal);
        Assert.Equal(5, corpus.Balance.Sum(row => row.Count));
    }

    [Theory]
    [InlineData("1,1,x,labelled/midi/absent_0.mid", "absent", "no such file")]
    [InlineData("2,1,x,labelled/midi/sad_0.mid", "sad", "neither 0 nor 1")]
    [InlineData(",1,x,labelled/midi/sad_0.mid", "sad", "neither 0 nor 1")]
    public void Read_UselessRow_IsTold(string row, string path, string reason)
    {
        File.AppendAllLines(_files.At("vgmidi_train.csv"), [row]);

        var corpus = Read();

        Assert.Equal(3, corpus.LabelledTraining.Count);
        var problem = Assert.Single(corpus.Problems);
        Assert.Contains(path, problem.Path, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnreadableAndNotelessFiles_AreTold()
    {
        _files.Add("unlabelled/train/broken.mid", "this is no MIDI file"u8.ToArray());
        _files.Add("unlabelled/train/empty.mid", []);
        _files.AddDrums("unlabelled/train/drums.mid");
        _files.AddPiece("unlabelled/train/silent.mid");

        var corpus = Read();

        Assert.Equal(3, corpus.Training.Count);
        Assert.Equal(
            ["broken.mid", "drums.mid", "empty.mid", "silent.mid"],
            corpus.Problems.Select(problem => Path.GetFileName(problem.Path)));
        Assert.All(corpus.Problems, problem => Assert.NotEmpty(problem.Reason));
    }

    [Fact]
    public void Read_FileWhoseNotesHaveNoLength_IsTold()
    {
        // A track of 12 bytes: middle C goes on and off at once.
        _files.Add("unlabelled/train/mute.mid",
        [
            .. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 1, 0xE0, .. "MTrk"u8, 0, 0, 0, 12,
            0, 0x90, 60, 80, 0, 0x80, 60, 0, 0, 0xFF, 0x2F, 0,
        ]);

        var problem = Assert.Single(Read().Problems);

        Assert.Equal(Path.Combine("unlabelled", "train", "mute.mid"), problem.Path);
        Assert.Equal("holds no pitched notes", problem.Reason);
    }

    [Theory]
    [InlineData("1,1,x,", "vgmidi_train.csv, row 5", "names no file")]
    [InlineData("0,0,x,labelled/midi/sad_1.mid", "labelled/pieces/sad.mid", "stands in both tables, and is used")]
    public void Read_RowThatMustNotTeach_IsTold(string row, string path, string reason)
    {
        File.AppendAllLines(_files.At("vgmidi_train.csv"), [row]);

        var corpus = Read();

        Assert.Equal(["calm.mid", "angry_2.mid", "merry.mid"], Names(corpus.LabelledTraining));
        Assert.Equal(["sad.mid"], Names(corpus.LabelledTest));
        var problem = Assert.Single(corpus.Problems);
        Assert.Equal(path, problem.Path);
        Assert.StartsWith(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TablesContradictEachOther_DropsThePieceFromBoth()
    {
        File.AppendAllLines(_files.At("vgmidi_train.csv"), ["1,1,x,labelled/midi/sad_1.mid"]);
        File.AppendAllLines(_files.At("vgmidi_test.csv"), ["0,0,x,labelled/midi/spare_0.mid"]);
        _files.AddPiece("labelled/pieces/spare.mid", 60, 61);

        var corpus = Read();

        Assert.Equal(["calm.mid", "angry_2.mid", "merry.mid"], Names(corpus.LabelledTraining));
        Assert.Equal(["spare.mid"], Names(corpus.LabelledTest));
        Assert.Equal("stands in both tables with contradicting labels", Assert.Single(corpus.Problems).Reason);
    }

    [Fact]
    public void Read_TablesNameTheSamePieces_IsRefused()
    {
        _files.WriteTable("vgmidi_train.csv", "0,0,x,labelled/midi/sad_1.mid");

        Assert.Equal("The two tables name the same pieces.", Refused());
    }

    [Fact]
    public void AlsoLabelled_OtherCaseOrOtherTitle_IsFoundByTitleOrNotes()
    {
        _files.AddPiece("unlabelled/train/CALM again.mid", 55, 59, 62);
        _files.AddPiece("unlabelled/train/SAD.mid", 30, 31);
        _files.AddPiece("unlabelled/train/other.mid", 55, 59, 63);

        Assert.Equal(
            ["CALM again.mid", "SAD.mid", "calm.mid"], Read().AlsoLabelled.Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void AlsoLabelled_PieceDroppedForItsLabels_IsFoundByTitle()
    {
        File.AppendAllLines(_files.At("vgmidi_train.csv"), ["0,0,x,labelled/midi/calm_1.mid"]);

        Assert.Equal(["calm.mid"], Read().AlsoLabelled.Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void HeldOut_ValidationPieceUnderAnotherTitle_IsFoundByItsNotes()
    {
        _files.AddPiece("unlabelled/test/another.mid", 72, 76, 79, 84);

        var corpus = Read();

        Assert.Equal(["held.mid", "merry.mid"], Names(corpus.HeldOut));
        Assert.Equal(["calm.mid", "angry_2.mid"], Names(corpus.LabelledTraining));
    }

    [Fact]
    public void Read_NoFolder_SaysWhich()
    {
        var absent = _files.At("absent");

        var refusal = Assert.Throws<CorpusException>(
            () => VgmidiCorpus.Read(absent, TestContext.Current.CancellationToken));
        Assert.Equal($"There is no folder '{absent}'.", refusal.Message);
    }

    [Theory]
    [InlineData("unlabelled/train")]
    [InlineData("unlabelled/test")]
    public void Read_MissingFolder_SaysWhich(string folder)
    {
        Directory.Delete(_files.At(folder), recursive: true);

        Assert.Contains(folder, Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FolderWithoutPieces_SaysWhich()
    {
        File.Delete(_files.At("unlabelled/test/held.mid"));

        Assert.Contains("unlabelled/test", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vgmidi_train.csv")]
    [InlineData("vgmidi_test.csv")]
    public void Read_MissingTable_SaysWhich(string table)
    {
        File.Delete(_files.At(table));

        Assert.Contains(table, Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("valence,id,filepath\n1,x,labelled/midi/calm_0.mid\n")]
    [InlineData("valence,arousal\n1,0\n")]
    [InlineData("")]
    public void Read_TableWithoutItsColumnsOrRows_SaysWhich(string content)
    {
        File.WriteAllText(_files.At("vgmidi_train.csv"), content);

        Assert.Contains("vgmidi_train.csv", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_StudyCorpus_HasTheRecordedCounts()
    {
        var corpus = VgmidiCorpus.Read(StudyData.Require("vgmidi"), TestContext.Current.CancellationToken);

        Assert.Equal((721, 99), (corpus.Training.Count, corpus.Validation.Count));
        Assert.Equal((82, 77), (corpus.LabelledTraining.Count, corpus.HeldOut.Count));
        Assert.Equal((40, 99), (corpus.LabelledTest.Count, corpus.AlsoLabelled.Count));
        Assert.Equal([24, 46, 32, 59], corpus.Balance.Select(row => row.Count));
        Assert.Equal([14.9, 28.6, 19.9, 36.6], corpus.Balance.Select(row => Math.Round(100 * row.Share, 1)));
        Assert.Contains(corpus.Problems, problem =>
            problem.Path.Contains("Goldeneye_Statue", StringComparison.Ordinal)
            && problem.Reason.Contains("contradicting", StringComparison.Ordinal));
    }

    public void Dispose() => _files.Dispose();

    private static IEnumerable<string> Names(IEnumerable<CorpusPiece> pieces) =>
        pieces.Select(piece => Path.GetFileName(piece.Path));

    private VgmidiCorpus Read() => VgmidiCorpus.Read(_files.Folder, TestContext.Current.CancellationToken);

    private string Refused() => Assert.Throws<CorpusException>(Read).Message;
}
