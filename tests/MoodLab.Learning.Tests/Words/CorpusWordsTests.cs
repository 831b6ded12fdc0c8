using MoodLab.Learning.Words;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;
using MoodLab.Tests.Shared;

namespace MoodLab.Learning.Tests.Words;

/// <summary>The words of the study's own corpus.</summary>
public sealed class CorpusWordsTests
{
    // 86 tempi, 31 velocities, 19 lengths, 60 pitches, 47 waits, the end; the study counts 254 on its own encoding.
    private const int VocabularySize = 244;

    [Theory]
    [InlineData("vgmidi/unlabelled/train", 721, 1_310_010)]
    [InlineData("vgmidi/unlabelled/test", 99, 118_026)]
    [InlineData("vgmidi/labelled/midi", 200, 327_070)]
    public void Encode_EveryPiece_ComesBackAndKeepsTheGrammar(string folder, int pieces, int words)
    {
        var scores = Read(folder);
        Assert.Equal(pieces, scores.Count);
        var counted = 0;
        foreach (var (path, score) in scores)
        {
            var piece = WordEncoder.Encode(score);
            counted += piece.Count + 1;
            WordGrammar grammar = new();
            piece.ForEach(grammar.Advance);
            grammar.Advance(Word.End);
            Assert.True(WordEncoder.Encode(WordDecoder.Decode(piece)).SequenceEqual(piece), path);
        }

        Assert.Equal(words, counted);
    }

    [Fact]
    public void Build_TrainingAndTestPieces_HasTheRecordedSize()
    {
        var scores = Read("vgmidi/unlabelled/train").Concat(Read("vgmidi/unlabelled/test"));

        Assert.Equal(VocabularySize, Vocabulary.Build(scores.Select(piece => WordEncoder.Encode(piece.Score))).Count);
    }

    private static List<(string Path, Score Score)> Read(string folder)
    {
        List<(string, Score)> scores = [];
        foreach (var path in Directory.EnumerateFiles(StudyData.Require(folder), "*.mid"))
        {
            scores.Add((path, MidiReader.ReadFile(path, MidiReadOptions.Tolerant).Score));
        }

        return scores;
    }
}
