using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.Words;

public sealed class WordGrammarTests
{
    private const int WordsOfAPiece = 400;

    [Theory]
    [InlineData("", "n_60")]
    [InlineData("", "w_1")]
    [InlineData("", "<end>")]
    [InlineData("t_80", "t_96")]
    [InlineData("t_80", "d_16th_0")]
    [InlineData("t_80", "n_60")]
    [InlineData("t_80 v_68", "v_76")]
    [InlineData("t_80 v_68", "n_60")]
    [InlineData("t_80 v_68", "w_1")]
    [InlineData("t_80 v_68 d_16th_0", "d_half_0")]
    [InlineData("t_80 v_68 d_16th_0", "v_76")]
    [InlineData("t_80 v_68 d_16th_0", "w_1")]
    [InlineData("t_80 v_68 d_16th_0 n_60", "n_60")]
    [InlineData("t_80 v_68 d_16th_0 n_60", "n_59")]
    [InlineData("t_80 v_68 d_16th_0 n_60", "t_96")]
    [InlineData("t_80 v_68 d_16th_0 n_60", "v_68")]
    [InlineData("t_80 v_68 d_16th_0 n_60", "d_16th_0")]
    [InlineData("t_80 v_68 d_16th_0 n_60", "<end>")]
    [InlineData("t_80 v_68 d_16th_0 n_92", "v_76")]
    [InlineData("t_80 v_68 d_16th_0 n_92", "d_half_0")]
    [InlineData("t_80 v_68 d_16th_0 n_60 w_1", "w_1")]
    [InlineData("t_80 v_68 d_16th_0 n_60 w_1", "t_80")]
    [InlineData("t_80 v_68 d_16th_0 n_60 w_9 t_96 w_1", "<end>")]
    [InlineData("t_80 w_1", "<end>")]
    public void Allows_WordThatTheEncoderWouldNotWriteHere_IsFalse(string before, string word)
    {
        var grammar = After(before);

        Assert.False(grammar.Allows(Word.Parse(word)));
        Assert.Throws<ArgumentException>(() => grammar.Advance(Word.Parse(word)));
    }

    [Theory]
    [InlineData("", "t_80")]
    [InlineData("t_80", "w_4")]
    [InlineData("t_80 v_68 d_16th_0 n_60", "n_61")]
    [InlineData("t_80 v_68 d_16th_0 n_60", "v_76")]
    [InlineData("t_80 v_68 d_16th_0 n_60", "d_half_0")]
    [InlineData("t_80 v_68 d_16th_0 n_92 w_1", "d_half_0")]
    [InlineData("t_80 v_68 d_16th_0 n_60 w_1", "n_60")]
    [InlineData("t_80 v_68 d_16th_0 n_60 w_1", "t_96")]
    [InlineData("t_80 v_68 d_half_0 n_60 w_1 t_96 w_8", "<end>")]
    [InlineData("t_80 v_68 d_16th_0 n_60 w_1 <end>", "t_80")]
    public void Allows_WordThatTheEncoderCouldWriteHere_IsTrue(string before, string word) =>
        Assert.True(After(before).Allows(Word.Parse(word)));

    [Fact]
    public void Advance_End_BeginsAnotherPieceFromNothing()
    {
        var grammar = After("t_80 v_68 d_16th_0 n_60 w_1 <end> t_80");

        Assert.True(grammar.Allows(Word.Parse("v_68")));
        Assert.False(grammar.Allows(Word.Parse("n_60")));
    }

    [Fact]
    public void Mark_SpanOfAnotherLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new WordGrammar().Mark(new Vocabulary(AllWords.List), new bool[3]));

    [Fact]
    public void Mark_PiecesSampledWithin_ComeBackFromTheirScoresButForTheLastWait()
    {
        Vocabulary vocabulary = new(AllWords.List);
        for (var seed = 0; seed < 100; seed++)
        {
            var words = Sample(vocabulary, new Random(seed));

            var again = WordEncoder.Encode(WordDecoder.Decode(words));

            Assert.Equal(words.SkipLast(1), again.SkipLast(1));
            Assert.Equal(WordKind.Wait, again[^1].Kind);
        }
    }

    /// <summary>Samples a piece without its end: a class among those allowed, then a word of it.</summary>
    private static List<Word> Sample(Vocabulary vocabulary, Random random)
    {
        WordGrammar grammar = new();
        List<Word> words = [];
        var allowed = new bool[vocabulary.Count];
        while (true)
        {
            grammar.Mark(vocabulary, allowed);
            if (words.Count >= WordsOfAPiece && allowed[vocabulary.EndId])
            {
                return words;
            }

            var classes = Enumerable.Range(0, allowed.Length)
                .Where(id => allowed[id] && id != vocabulary.EndId)
                .GroupBy(id => vocabulary[id].Kind)
                .ToArray();
            Assert.NotEmpty(classes);
            var ids = classes[random.Next(classes.Length)].ToArray();
            var word = vocabulary[ids[random.Next(ids.Length)]];
            grammar.Advance(word);
            words.Add(word);
        }
    }

    private static WordGrammar After(string words)
    {
        WordGrammar grammar = new();
        foreach (var word in WordText.Parse(words))
        {
            grammar.Advance(word);
        }

        return grammar;
    }
}
