using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using MoodLab.Learning.Language.Recipes;

namespace MoodLab.Learning.Tests.Language.Recipes;

public sealed class RecipeReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    public static TheoryData<string> Names => [.. Recipe.All.Select(recipe => recipe.Name)];

    [Fact]
    public void Table_TwoEpochs_HasOursAndTheStudys() => Assert.Equal(
        """
        arm,epoch,train_loss,validation_loss,study_epoch,study_train_loss,study_validation_loss
        dropout 0.05,0,,2.0000,24,1.5818,2.3098
        dropout 0.05,1,1.9000,2.0000,25,1.5534,2.3132
        dropout 0.05,2,2.0000,2.1000,26,1.5256,2.3165
        dropout 0.15,0,,2.0000,24,1.5818,2.3098
        dropout 0.15,1,1.9500,2.0500,25,1.7080,2.2840
        dropout 0.15,2,,,26,1.6755,2.2816
        dropout 0.25,0,,2.0000,24,1.5818,2.3098
        dropout 0.25,1,1.8000,1.9000,25,1.8712,2.2647
        dropout 0.25,2,1.7000,1.8000,26,1.8105,2.2525
        dropout 0.25,3,1.6000,1.7000,,,

        """,
        RecipeTable.Format(RecipeResults.Of(Recipe.Dropout, [2, 2, 2.1], [2, 2.05], [2, 1.9, 1.8, 1.7])));

    [Theory]
    [MemberData(nameof(Names))]
    public void Plot_EveryRecipe_IsWellFormedWithAPolylineForEachCurve(string name)
    {
        var recipe = Recipe.All.Single(of => of.Name == name);
        double[][] losses = [[1.95, 1.96, 1.97], [1.95, 1.955, 1.94], [1.95, 1.93, 1.92]];
        var result = RecipeResults.Of(recipe, losses[..recipe.Arms.Count]);

        var svg = Parse(LossPlot.Format(result));

        var curves = Named(svg, "polyline").ToList();
        Assert.Equal(2 * 2 * recipe.Arms.Count, curves.Count);
        var points = curves.ConvertAll(curve => ((string)curve.Attribute("points")!).Split(' '));
        Assert.Equal(
            result.Arms.SelectMany(arm => new[]
            {
                arm.Points.Count - 1, arm.Points.Count, arm.Arm.Study.Points.Count, arm.Arm.Study.Points.Count,
            }).Order(),
            points.Select(of => of.Length).Order());
        Assert.All(points.SelectMany(of => of), point =>
        {
            var place = point.Split(',').Select(double.Parse).ToArray();
            Assert.InRange(place[0], 0, 310);
            Assert.InRange(place[1], 0, 250);
        });
        Assert.Equal(points.Sum(of => of.Length) + recipe.Arms.Count, Named(svg, "path").Count());
        Assert.All(recipe.Arms, arm => Assert.Contains(Named(svg, "text"), text => text.Value == arm.Name));
    }

    [Fact]
    public void Plot_ForScreenReadersAndTheDark_HasTitleDescriptionAndBothColours()
    {
        var result = RecipeResults.Of(Recipe.Noise, [2, 1.5], [2, 1.51]);

        var svg = Parse(LossPlot.Format(result));

        Assert.Equal(("img", "title desc"), ((string)svg.Attribute("role")!, (string)svg.Attribute("aria-labelledby")!));
        Assert.Equal("Noise behind the first layer: losses by epoch", Named(svg, "title").Single().Value);
        Assert.Equal(string.Join(' ', RecipeFindings.Describe(result)), Named(svg, "desc").Single().Value);
        Assert.Contains("prefers-color-scheme: dark", Named(svg, "style").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Plot_AnyLosses_HasRoundTicksAroundThem()
    {
        var svg = Parse(LossPlot.Format(RecipeResults.Of(Recipe.Noise, [2, 1.5], [2, 1.51])));

        var ticks = Named(svg, "text").Where(text => (string?)text.Attribute("text-anchor") == "end")
            .Select(text => double.Parse(text.Value, CultureInfo.InvariantCulture)).Distinct().ToList();

        Assert.InRange(ticks[0], 1, 1.51);
        Assert.InRange(ticks[^1], 2.3, 2.5);
        Assert.InRange(ticks.Count, 4, 10);
        Assert.Equal(ticks.Order(), ticks);
    }

    [Fact]
    public void Page_WholeCorpus_HasTableFindingsAndTheCommand()
    {
        var result = RecipeResults.Of(Recipe.HeadDropout, [2, 2.1], [2, 2.2]);

        var page = RecipePage.Format(result);

        Assert.StartsWith("# Dropout before the last layer\n", page, StringComparison.Ordinal);
        Assert.Contains("![Losses by epoch](head-dropout.svg)", page, StringComparison.Ordinal);
        Assert.Contains(
            "| head dropout 0.5 | 1 | 2.1000 | 2.2000 | +0.2000 (+10.00 %) | 19 | 1.9182 | 2.2815 | +0.0068 (+0.30 %) |",
            page,
            StringComparison.Ordinal);
        Assert.All(
            RecipeFindings.Describe(result),
            finding => Assert.Contains($"\n- {finding}\n", page, StringComparison.Ordinal));
        Assert.Contains(
            "`train language --recipe head-dropout --data VGMIDI --epochs 2`", page, StringComparison.Ordinal);
        Assert.Contains("Its text speaks of three epochs, its table has four.", page, StringComparison.Ordinal);
        var columns = page.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Count(c => c == '|'));
        Assert.Equal([10], columns.Distinct());
    }

    [Fact]
    public void Page_OtherSettings_StatesThem()
    {
        var result = RecipeResults.Of(Recipe.Dropout, [2, 2.1], [2, 2.2], [2, 2.2]);
        var training = RecipeRun.Defaults with
        {
            EpochWords = 1_000_000,
            LearningRate = 0.001,
            Batch = 8,
            Sequence = 64,
            Seed = 3,
            WithoutLabelled = true,
        };

        var page = RecipePage.Format(
            result with { LeftOut = 99, Settings = result.Settings with { Training = training } });

        Assert.Contains(
            "--epoch-words 1000000 --learning-rate 0.001 --batch 8 --sequence 64 --seed 3 --without-labelled`",
            page,
            StringComparison.Ordinal);
        Assert.Contains("about 1,000,000 words", page, StringComparison.Ordinal);
        Assert.Contains("without 99 that are labelled", page, StringComparison.Ordinal);
        Assert.Contains("from epoch 24 of the model with noise", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Folder_HasTheThreeFiles()
    {
        var result = RecipeResults.Of(Recipe.Noise, [2, 1.5], [2, 1.51]);

        var paths = RecipeReport.Write(_folder.FullName, result);

        Assert.Equal(["noise.csv", "noise.svg", "noise.md"], paths.Select(path => Path.GetFileName(path)));
        Assert.Equal(
            [RecipeTable.Format(result), LossPlot.Format(result), RecipePage.Format(result)],
            paths.Select(File.ReadAllText));
    }

    [Fact]
    public void Study_Figures_AreThoseOfItsText()
    {
        // "+1.543%" and "+2.154%" for the noise experiment; 2.2525 is the study's best.
        Assert.Equal(1.543, Rise(StudyCurve.WithNoise), 0.0005);
        Assert.Equal(2.154, Rise(StudyCurve.WithoutNoise), 0.0005);
        var points = Recipe.All.SelectMany(recipe => recipe.Arms).SelectMany(arm => arm.Study.Points).ToList();
        Assert.Equal(2.2525, points.Min(point => point.ValidationLoss));
        Assert.All(Recipe.All, recipe => Assert.Single(
            recipe.Arms.Select(arm => (arm.Study.FirstEpoch, arm.Study.Points[0])).Distinct()));

        static double Rise(StudyCurve curve) =>
            100 * ((curve.Points[^1].ValidationLoss / curve.Points[0].ValidationLoss) - 1);
    }

    [Fact]
    public void Keys_OfAllArms_AreOnePlainOneAndFourOthers() => Assert.Equal(
        [
            "dropout-0.05", "dropout-0.05-noise-0.2", "dropout-0.15", "dropout-0.25", "dropout-0.05-head-dropout-0.5",
        ],
        Recipe.All.SelectMany(recipe => recipe.Arms).Select(arm => arm.Key).Distinct());

    public void Dispose() => _folder.Delete(recursive: true);

    private static XElement Parse(string svg)
    {
        using var reader = XmlReader.Create(new StringReader(svg));
        return XDocument.Load(reader).Root!;
    }

    private static IEnumerable<XElement> Named(XElement svg, string name) =>
        svg.Descendants(XName.Get(name, "http://www.w3.org/2000/svg"));
}
