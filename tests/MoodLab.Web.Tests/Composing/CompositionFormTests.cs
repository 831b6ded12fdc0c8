using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Music.Moods;
using MoodLab.Web.Composing;

namespace MoodLab.Web.Tests.Composing;

public sealed class CompositionFormTests
{
    [Fact]
    public void ToRequest_OfAFreshForm_IsTheUsualRequest() =>
        Assert.Equal(new CompositionRequest { Mood = Mood.Delighted }, new CompositionForm().ToRequest());

    [Fact]
    public void ToAddress_OfAPiece_IsReadBackToTheSameRequest()
    {
        var form = new CompositionForm();
        form.Read(Mood.Angry, new PieceSettings(int.MaxValue, 2.35, 0.1234, 12.5));
        var piece = Guid.NewGuid();
        var query = new Uri(new Uri("http://site"), form.ToAddress("compose", piece)).Query;

        var back = new CompositionForm();
        back.Read(query);

        Assert.Equal(form.ToRequest(), back.ToRequest());
        Assert.NotNull(back.ToRequest());
        Assert.Equal(piece, CompositionForm.ReadPiece(query));
    }

    [Theory]
    [InlineData("?strength=4")]
    [InlineData("?seconds=4.9")]
    [InlineData("?temperature=x")]
    [InlineData("?seed=1.5")]
    public void ToRequest_OneSettingWrong_IsNull(string query)
    {
        var form = new CompositionForm();

        form.Read(query);

        Assert.Null(form.ToRequest());
    }

    [Fact]
    public void Read_UnknownMood_KeepsTheUsualAndSaysSo()
    {
        var form = new CompositionForm();

        form.Read("?mood=merry");

        Assert.Equal(Mood.Delighted, form.Mood);
        Assert.NotNull(form.MoodMessage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?piece=7")]
    [InlineData("?piece=")]
    [InlineData("?pieces=00000000-0000-0000-0000-000000000001")]
    public void ReadPiece_NoneNamed_IsNull(string query) => Assert.Null(CompositionForm.ReadPiece(query));
}
