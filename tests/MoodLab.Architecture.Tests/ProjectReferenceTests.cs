using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace MoodLab.Architecture.Tests;

/// <summary>Holds every project of <c>src/</c> against the table of who may reference whom.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["MoodLab.Music"] = [],
        ["MoodLab.Neural"] = [],
        ["MoodLab.Statistics"] = [],
        ["MoodLab.Learning"] = ["MoodLab.Music", "MoodLab.Neural", "MoodLab.Statistics"],
        ["MoodLab.Data"] = ["MoodLab.Music"],
        ["MoodLab.Lab"] = ["MoodLab.Learning", "MoodLab.Data", "MoodLab.Statistics"],
        ["MoodLab.Web"] = ["MoodLab.Lab"],
        ["MoodLab.Cli"] = ["MoodLab.Lab"],
    };

    private static readonly string[] s_withoutPackages = ["MoodLab.Music", "MoodLab.Neural"];

    public static TheoryData<string> Projects =>
        [.. Directory.EnumerateFiles(Source, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path))];

    private static string Source => Path.GetFullPath(Path.Combine(Here(), "..", "..", "src"));

    [Fact]
    public void Source_HoldsProjects_SoThatTheTableIsChecked() => Assert.NotEmpty(Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_OnlyWhatTheTableAllows(string project)
    {
        Assert.True(s_allowed.TryGetValue(project, out var allowed), $"{project} is missing from the table.");
        Assert.Subset(allowed.ToHashSet(), Includes(project, "ProjectReference").Select(FileName).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfTheCore_UsesNoPackages(string project)
    {
        if (s_withoutPackages.Contains(project))
        {
            Assert.Empty(Includes(project, "PackageReference"));
        }
    }

    private static IEnumerable<string> Includes(string project, string item) =>
        XDocument.Load(Path.Combine(Source, project, project + ".csproj"))
            .Descendants(item)
            .Select(reference => (string)reference.Attribute("Include")!);

    private static string FileName(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
