using Microsoft.Extensions.Logging.Abstractions;
using MoodLab.Lab.Identifying;
using MoodLab.Learning.Identifying;
using MoodLab.Music.Midi;

namespace MoodLab.Lab.Tests.Identifying;

public sealed class ComposerIdentifierTests(ComposerIdentifierTests.Taught taught)
    : IClassFixture<ComposerIdentifierTests.Taught>
{
    private readonly ComposerIdentifier _identifier = taught.Identifier;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TaughtModel.Climber)]
    [InlineData(TaughtModel.Leaper)]
    [InlineData(TaughtModel.Trembler)]
    public async Task Identify_NewPieceOfAKnownComposer_NamesHim(string composer)
    {
        var found = await _identifier.IdentifyAsync(TaughtModel.Piece(composer, 77), Token);

        Assert.Null(found.Problem);
        var verdict = found.Verdict!;
        Assert.Equal(composer, verdict.Composers[0].Composer);
        Assert.Equal(1, verdict.None + verdict.Composers.Sum(share => share.Probability), 1e-6);
        Assert.Equal(composer, verdict.Nearest[0].Composer);
        Assert.Equal(verdict.Notes, found.Notes);
        Assert.True(found.MusicSeconds > 5);
    }

    [Fact]
    public void Identify_PieceThatWasTaught_SaysSo()
    {
        var found = _identifier.Identify(TaughtModel.Piece(TaughtModel.Leaper, 3));

        Assert.True(found.IsTaught);
        Assert.Equal("Leaper/piece_3.mid", found.Verdict!.Nearest[0].Path);
        Assert.False(_identifier.Identify(TaughtModel.Piece(TaughtModel.Leaper, 77)).IsTaught);
    }

    [Fact]
    public void Identify_DamagedFile_IsReadAndItsDamageTold()
    {
        var found = _identifier.Identify(TaughtModel.Piece(TaughtModel.Climber, 77).AsSpan()[..^40]);

        Assert.Equal(TaughtModel.Climber, found.Verdict!.Composers[0].Composer);
        Assert.True(found.DamageCount > 0);
        Assert.NotEmpty(found.Damages);
    }

    public static TheoryData<IdentifyingProblem, byte[], string> Unreadable => new()
    {
        { IdentifyingProblem.Empty, [], "is empty" },
        { IdentifyingProblem.OtherFormat, [.. "ID3"u8, 4, 0, 0, 0, 0], "an MP3 recording" },
        { IdentifyingProblem.OtherFormat, [.. "PK"u8, 3, 4, 0, 0, 0], "an archive" },
        { IdentifyingProblem.OtherFormat, [.. "hello, this is no music"u8], "something else" },
        { IdentifyingProblem.Broken, [.. "MThd"u8, 0, 0], "too broken" },
        { IdentifyingProblem.Broken, TaughtModel.Piece(TaughtModel.Climber, 1)[..24], "too broken" },
        { IdentifyingProblem.NoNotes, TaughtModel.Silence(), "without notes" },
        { IdentifyingProblem.DrumsOnly, TaughtModel.Drums(), "percussion" },
        { IdentifyingProblem.TooLittle, TaughtModel.Piece(TaughtModel.Climber, 1, notes: 1), "1 note is too little" },
        { IdentifyingProblem.TooLittle, TaughtModel.Piece(TaughtModel.Climber, 1, notes: 7), "7 notes are too little" },
        { IdentifyingProblem.TooLarge, new byte[ComposerIdentifier.LargestFile + 1], "8 MB" },
    };

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public void Identify_WhatCannotBeNamed_SaysWhy(IdentifyingProblem problem, byte[] file, string reason)
    {
        var found = _identifier.Identify(file);

        Assert.Equal(problem, found.Problem);
        Assert.Contains(reason, found.Reason, StringComparison.Ordinal);
        Assert.Null(found.Verdict);
    }

    [Fact]
    public void Identify_MoreNotesThanAreRead_SaysSo()
    {
        var notes = TaughtModel.Notes(TaughtModel.Trembler, 5).Take(PatternReader.MostNotes + 10);

        var found = _identifier.Identify(TaughtModel.Score([.. notes]));

        Assert.True(found.IsCutShort);
        Assert.Equal(PatternReader.MostNotes, found.Verdict!.Notes);
        Assert.Equal(TaughtModel.Trembler, found.Verdict.Composers[0].Composer);
    }

    [Fact]
    public async Task IdentifyAsync_GivenUp_IsCancelledAndLeavesTheTurnToOthers()
    {
        using CancellationTokenSource stopped = new();
        await stopped.CancelAsync();

        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => _identifier.IdentifyAsync(TaughtModel.Piece(TaughtModel.Climber, i), stopped.Token));
        }

        Assert.NotNull((await _identifier.IdentifyAsync(TaughtModel.Piece(TaughtModel.Climber, 1), Token)).Verdict);
    }

    [Fact]
    public void IdentifyFile_NothingThere_IsAProblem() => Assert.Equal(
        IdentifyingProblem.Unreachable, _identifier.IdentifyFile(Path.Combine(taught.Model.Corpus, "no.mid")).Problem);

    [Theory]
    [InlineData(null)]
    [InlineData("no model")]
    public void Create_FileMissingOrDamaged_NamesNobody(string? content)
    {
        var folder = Directory.CreateTempSubdirectory("moodlab-");
        try
        {
            var path = Path.Combine(folder.FullName, "composers.safetensors");
            if (content is not null)
            {
                File.WriteAllText(path, content);
            }

            using ComposerIdentifier identifier = new(path, NullLogger<ComposerIdentifier>.Instance);

            Assert.False(identifier.IsAvailable);
            Assert.Empty(identifier.Composers);
            Assert.Equal(
                IdentifyingProblem.NoModel, identifier.Identify(TaughtModel.Piece(TaughtModel.Climber, 1)).Problem);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Excerpt_TaughtPieceThatIsHere_IsItsBeginning()
    {
        TaughtPieces pieces = new(_identifier, ["/nowhere", taught.Model.Corpus]);

        var score = MidiReader.Read(pieces.Excerpt("Leaper/piece_3.mid")!).Score;

        Assert.True(pieces.Has("Leaper/piece_3.mid"));
        Assert.InRange(
            score.CreateTempoMap().TicksToSeconds(score.EndTick), 1, TaughtPieces.ExcerptSeconds + 0.01);
    }

    [Theory]
    [InlineData("Leaper/unknown.mid")]
    [InlineData("Leaper/../Leaper/piece_3.mid")]
    [InlineData("../composers.safetensors")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public void Excerpt_AnythingElse_IsNotThere(string path)
    {
        File.WriteAllBytes(
            Path.Combine(taught.Model.Corpus, "Leaper", "unknown.mid"), TaughtModel.Piece(TaughtModel.Leaper, 55));
        TaughtPieces pieces = new(_identifier, [taught.Model.Corpus]);

        Assert.False(pieces.Has(path));
        Assert.Null(pieces.Excerpt(path));
    }

    [Fact]
    public void Excerpt_PathsOfAMaliciousModel_StayInTheCorpus()
    {
        var model = ComposerModelFile.Read(taught.Model.ModelFile);
        var outside = Path.Combine(Path.GetDirectoryName(taught.Model.Corpus)!, "outside.mid");
        File.WriteAllBytes(outside, TaughtModel.Piece(TaughtModel.Leaper, 3));
        var link = Path.Combine(taught.Model.Corpus, "Leaper", "link.mid");
        File.CreateSymbolicLink(link, outside);
        string[] paths = ["../outside.mid", outside, "Leaper/link.mid"];
        var file = Path.Combine(Path.GetDirectoryName(taught.Model.Corpus)!, "malicious.safetensors");
        ComposerModelFile.Write(file, new ComposerModel(
            model.Composers, model.Vocabulary, Machines(model), model.Calibration,
            [.. paths.Select(path => model.Pieces[0] with { Path = path })]));
        using ComposerIdentifier identifier = new(file, NullLogger<ComposerIdentifier>.Instance);
        TaughtPieces pieces = new(identifier, [taught.Model.Corpus]);

        Assert.Equal(paths, identifier.Pieces.Select(piece => piece.Path));
        Assert.All(paths, path => Assert.Null(pieces.Excerpt(path)));
        File.Delete(link);
    }

    private static Statistics.Classification.LinearSvm Machines(ComposerModel model) => new(
        [.. Enumerable.Range(0, model.Composers.Count + 1).Select(_ => new float[model.Vocabulary.Count])],
        new float[model.Composers.Count + 1]);

    public sealed class Taught : IDisposable
    {
        public Taught() => Identifier = new(Model.ModelFile, NullLogger<ComposerIdentifier>.Instance);

        public ComposerIdentifier Identifier { get; }

        internal TaughtModel Model { get; } = new();

        public void Dispose()
        {
            Identifier.Dispose();
            Model.Dispose();
        }
    }
}
