using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class GenomeTests
{
    [Fact]
    public void Parse_OfWhatToStringWrote_IsTheSame() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var genome = Genome.Random(given.Settings.Slots, given.Random);
            Assert.Equal(genome, Genome.Parse(genome.ToString()));
            Assert.Equal(genome.GetHashCode(), Genome.Parse(genome.ToString().ToUpperInvariant()).GetHashCode());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Join_AtAnyPoint_TakesTheBitsBeforeItFromTheFirst() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var first = Genome.Random(settings.Slots, random);
            var second = Genome.Random(settings.Slots, random);
            var point = random.NextInt(first.Bits + 1);
            var joined = Genome.Join(first, second, point);
            Assert.All(
                Enumerable.Range(0, first.Bits),
                bit => Assert.Equal(Bit(bit < point ? first : second, bit), Bit(joined, bit)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Flip_OfABit_TurnsThatOneAlone()
    {
        Genome genome = new([0, 15, 8]);

        Assert.Equal("1f8", genome.Flip(0).ToString());
        Assert.Equal("078", genome.Flip(7).ToString());
        Assert.Equal("0f0", genome.Flip(11).ToString());
        Assert.Equal(genome, genome.Flip(5).Flip(5));
    }

    [Theory]
    [InlineData("", "0.")]
    [InlineData("12g4", "Character 2")]
    [InlineData("12 4", "Character 2")]
    [InlineData("１", "Character 0")]
    public void Parse_OfBadText_SaysWhere(string text, string part) => Assert.Contains(
        part, Assert.Throws<FormatException>(() => Genome.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Create_OutOfRange_IsRefused()
    {
        Genome genome = new([1, 2]);

        Assert.Throws<ArgumentException>(() => new Genome([]));
        Assert.Throws<ArgumentException>(() => new Genome(new byte[513]));
        Assert.Throws<ArgumentException>(() => new Genome([1, 16]));
        Assert.Throws<FormatException>(() => Genome.Parse(new string('0', 513)));
        Assert.Throws<ArgumentOutOfRangeException>(() => genome.Flip(8));
        Assert.Throws<ArgumentException>(() => Genome.Join(genome, new Genome([1]), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Genome.Join(genome, genome, 9));
    }

    private static int Bit(Genome genome, int bit) => (genome.Slots[bit / 4] >> (bit % 4)) & 1;
}
