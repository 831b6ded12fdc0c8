using MoodLab.Web.Hosting;

namespace MoodLab.Web.Tests.Hosting;

public sealed class RepoLayoutTests
{
    [Fact]
    public void FindContentRoot_FromABuild_IsTheFolderOfTheSolution()
    {
        var root = RepoLayout.FindContentRoot([]);

        Assert.True(File.Exists(Path.Combine(root!, "MoodLab.sln")));
    }

    [Theory]
    [InlineData("--contentRoot=/somewhere")]
    [InlineData("--contentroot", "/somewhere")]
    [InlineData("/contentRoot=/somewhere")]
    public void FindContentRoot_NamedOnTheCommandLine_IsLeftToIt(params string[] args) =>
        Assert.Null(RepoLayout.FindContentRoot(args));
}
