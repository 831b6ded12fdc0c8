using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Learning.Control;
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
    [InlineData(ControlMethod.None, 0)]
    [InlineData(ControlMethod.Conditioned, 1)]
    public void ToAddress_OfAMethodWithOneStrength_IsReadBackToTheSameRequest(ControlMethod method, double strength)
    {
        CompositionRequest request = new() { Mood = Mood.Calm, Method = method, Strength = strength, Seed = 7 };
        var form = new CompositionForm();
        form.Read(request);

        var back = new CompositionForm();
        back.Read(new Uri(new Uri("http://site"), form.ToAddress("compose")).Query);

        Assert.Equal(request, back.ToRequest());
        Assert.Equal("5", back.Strength.Text);
    }

    [Theory]
    [InlineData("?method=neurons")]
    [InlineData("?method=")]
    public void Read_MethodThatIsNotOffered_KeepsTheUsualAndSaysSo(string query)
    {
        var form = new CompositionForm();

        form.Read(query);

        Assert.Equal(ControlMethod.Guided, form.Method);
        Assert.NotNull(form.MethodMessage);
    }

    [Fact]
    public void ToRequest_StrengthThatTheMethodDoesNotTake_IsNotHeeded()
    {
        var form = new CompositionForm();

        form.Read("?method=conditioned&strength=much");

        Assert.Equal(1, form.ToRequest()!.Strength);
    }

    [Theory]
    [InlineData("?strength=9")]
    [InlineData("?memory=5")]
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
