using System.Xml.Linq;
using MoodLab.Learning.Control;
using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Learning.Words;
using MoodLab.Music.Features;
using MoodLab.Music.Moods;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Tests.ControlStudy;

public sealed class ControlReportTests : IDisposable
{
    private static readonly string[] s_files =
        ["control-share.svg", "control-strength.svg", "control.csv", "control.md"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Write_Evaluation_WritesTablesAndPlotsTheSameEveryTime()
    {
        var evaluation = Evaluation();
        ControlReport.Write(_folder.FullName, evaluation);
        Assert.Equal(s_files, _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        var first = s_files.Select(Read).ToList();

        ControlReport.Write(_folder.FullName, evaluation);

        Assert.Equal(first, s_files.Select(Read));
    }

    [Fact]
    public void Write_Evaluation_TellsEveryArm()
    {
        ControlReport.Write(_folder.FullName, Evaluation());

        var table = Read("control.md");
        Assert.Contains("| none | 4 | 25.0 % [25.0, 25.0] |", table, StringComparison.Ordinal);
        Assert.Contains("| guided-3 | 4 | 50.0 % [15.0, 85.0] | 0.0 % | 100.0 % |", table, StringComparison.Ordinal);
        Assert.Contains("| none | nothing | 0 | 4 | 0 | 0 |", table, StringComparison.Ordinal);
        var rows = Read("control.csv").TrimEnd().Split('\n');
        Assert.All(rows, row => Assert.Equal(5, row.Count(letter => letter == ',')));
        Assert.Contains("guided-3,as intended,calm,1,0.206549,1", rows);
        Assert.Contains("chance", string.Concat(XDocument.Parse(Read("control-share.svg")).Descendants()
            .Select(element => element.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WithoutMoodControl_IsRefused() => Assert.Throws<ArgumentException>(
        () => ControlReport.Write(_folder.FullName, Evaluation() with { Control = null }));

    private static MoodEvaluation Evaluation()
    {
        ControlJudge judge = new(MoodClassifier.Fit(
            FeatureSet.Score,
            [.. Enumerable.Range(0, 4).Select(mood => MoodFeatures.Measure(Piece(null, mood).Score()))],
            [0, 1, 2, 3], Penalty.L2, 10));
        ControlScore[] arms =
        [
            judge.Judge(
                new ControlArm(ControlMethod.None, 0), [.. Enumerable.Repeat(Piece(null, 1), 4)]),
            judge.Judge(
                new ControlArm(ControlMethod.Guided, 3),
                [Piece(Mood.Depressed, 1), Piece(Mood.Calm, 1), Piece(Mood.Angry, 1), Piece(Mood.Delighted, 3)]),
        ];
        return new MoodEvaluation("tiny", 1, 1, 1, [], 1, 1, 1, [], [], 1)
        {
            Control = arms,
            StrengthDial = StrengthDial.Of(arms),
        };
    }

    private static ControlPiece Piece(Mood? mood, int heard) => new(mood, 0, WordText.Parse(
        $"t_{(heard < 2 ? 60 : 160)} n_{(heard % 2 == 0 ? 40 : 80)} w_16 n_{(heard % 2 == 0 ? 41 : 81)} w_16"));

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder.FullName, file));
}
