using MoodLab.Lab.Corpora.Augmenting;
using MoodLab.Lab.Tests.Corpora.Importing;
using MoodLab.Learning.Identifying;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Corpora.Augmenting;

public sealed class CorpusAugmenterTests : IDisposable
{
    private readonly SmallCorpus _corpus = new();
    private readonly SmallCorpus _target = new();
    private readonly CorpusAugmenter _augmenter = new(TimeProvider.System);

    public CorpusAugmenterTests()
    {
        for (var i = 0; i < 10; i++)
        {
            _corpus.Add($"{(i < 5 ? "Bach" : "Clara")}/{i}.mid", MessyArchive.Midi(i));
        }
    }

    public void Dispose()
    {
        _corpus.Dispose();
        _target.Dispose();
    }

    [Fact]
    public void Augment_Defaults_AreTheStudysTranspositions()
    {
        var report = Augment();

        Assert.Equal((10, 0, 20, 0), (report.Pieces, report.HeldOut, report.Copies, report.There));
        var lines = File.ReadAllLines(report.Manifest);
        Assert.Equal("path,original,cluster,semitones,tempo", lines[0]);
        Assert.Equal("Bach/0_up2.mid,Bach/0.mid,0,2,1", lines[1]);
        Assert.Equal("Bach/0_down2.mid,Bach/0.mid,0,-2,1", lines[2]);
        Assert.Equal(Pitches(_corpus.PathOf("Bach/0.mid"), 2), Pitches(_target.PathOf("Bach/0_up2.mid"), 0));
    }

    [Fact]
    public void Augment_Tempi_ChangeTheTempoAndNothingElse()
    {
        Augment(new AugmentOptions { Semitones = [], Tempi = [0.9, 1.25] });

        var (was, slow) = (Read(_corpus.PathOf("Clara/7.mid")), Read(_target.PathOf("Clara/7_tempo0.9.mid")));
        Assert.Equal(was.Parts[0].Notes, slow.Parts[0].Notes);
        Assert.Equal(555_556, Assert.Single(slow.Tempi).MicrosecondsPerQuarter);
        var fast = Read(_target.PathOf("Clara/7_tempo1.25.mid"));
        Assert.Equal(400_000, Assert.Single(fast.Tempi).MicrosecondsPerQuarter);
    }

    [Fact]
    public void Augment_HeldOutFold_IsLeftAlone()
    {
        var pieces = ComposerCorpus.Load(_corpus.Folder, TestContext.Current.CancellationToken).Pieces;
        var held = pieces.Where(piece => piece.Fold == 0).Select(piece => piece.Path).ToHashSet();
        Assert.NotEmpty(held);

        var report = Augment(new AugmentOptions { Semitones = [1], HeldOut = new HashSet<int> { 0 } });

        Assert.Equal((10 - held.Count, held.Count), (report.Pieces, report.HeldOut));
        var originals = File.ReadAllLines(report.Manifest).Skip(1).Select(line => line.Split(',')[1]);
        Assert.Equal(pieces.Select(piece => piece.Path).Where(path => !held.Contains(path)), originals);
    }

    [Fact]
    public void Augment_Interrupted_GoesOnAndGivesTheSame()
    {
        var first = Augment();
        var table = File.ReadAllText(first.Manifest);
        File.Delete(first.Manifest);
        File.Delete(_target.PathOf("Bach/0_up2.mid"));

        var second = Augment();

        Assert.Equal((20, 19), (second.Copies, second.There));
        Assert.Equal(table, File.ReadAllText(second.Manifest));
    }

    [Fact]
    public void Augment_AnotherFileInTheWay_OverwritesNothing()
    {
        var mine = _target.Add("Bach/0_up2.mid", [1, 2, 3]);

        Assert.Throws<IOException>(() => Augment());

        Assert.Equal([1, 2, 3], File.ReadAllBytes(mine));
        Assert.False(File.Exists(_target.PathOf(CorpusAugmenter.ManifestFile)));
    }

    [Fact]
    public void Augment_TableThatIsThere_IsRefused()
    {
        Augment();

        Assert.Throws<InvalidDataException>(() => Augment());
    }

    [Fact]
    public void Augment_IntoTheCorpus_IsRefused() => Assert.Throws<InvalidDataException>(
        () => _augmenter.Augment(
            _corpus.Folder, _corpus.PathOf("copies"), cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void Augment_NoteBeyondTheRange_IsLeftOutAndSaid()
    {
        _corpus.Add("Bach/high.mid", SmallCorpus.Piece(SmallCorpus.Note(127, 0, 480), SmallCorpus.Note(60, 480, 480)));

        var report = Augment();

        Assert.Equal("Bach/high_up2.mid", Assert.Single(report.Skipped).Path);
        Assert.True(File.Exists(_target.PathOf("Bach/high_down2.mid")));
    }

    [Fact]
    public void Augment_HugeName_IsLeftOutAndSaid()
    {
        _corpus.Add($"Bach/{new string('x', 250)}.mid", MessyArchive.Midi(99));

        var report = Augment();

        Assert.Equal((20, 2), (report.Copies, report.Skipped.Count));
        Assert.All(report.Skipped, copy => Assert.Equal("Its name would be too long.", copy.Reason));
    }

    [Theory]
    [InlineData(0, 2, 2)]
    [InlineData(0, -2, -2)]
    [InlineData(-2, 2, 0)]
    [InlineData(3, 1, -2)]
    [InlineData(0, 6, 6)]
    [InlineData(0, 1, -5)]
    [InlineData(7, 12, -5)]
    public void Transpose_Key_IsSpeltWithFewSigns(int sharps, int semitones, int moved)
    {
        var score = SmallCorpus.Lasting(1) with { KeySignatures = [new KeySignature(0, sharps, IsMinor: false)] };

        Assert.Equal(moved, ScoreVariants.Transpose(score, semitones)!.KeySignatures[0].Sharps);
    }

    [Fact]
    public void Transpose_Percussion_StaysAsItIs()
    {
        Score score = new()
        {
            TicksPerQuarter = 480,
            Parts = [new Part { Channel = Part.PercussionChannel, Notes = [SmallCorpus.Note(127, 0, 480)] }],
        };

        Assert.Equal(score.Parts, ScoreVariants.Transpose(score, 2)!.Parts);
    }

    private AugmentReport Augment(AugmentOptions? options = null) => _augmenter.Augment(
        _corpus.Folder, _target.Folder, options, cancellationToken: TestContext.Current.CancellationToken);

    private static Score Read(string path) => MidiReader.ReadFile(path).Score;

    private static IEnumerable<int> Pitches(string path, int semitones) =>
        Read(path).Parts[0].Notes.Select(note => note.Pitch.Value + semitones);
}
