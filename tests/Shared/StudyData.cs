namespace MoodLab.Tests.Shared;

/// <summary>Finds the study corpora, which are not part of the repository.</summary>
internal static class StudyData
{
    /// <summary>The folder named by MOODLAB_DATA, or null where it is not set.</summary>
    private static string? Root =>
        Environment.GetEnvironmentVariable("MOODLAB_DATA") is { Length: > 0 } root ? root : null;

    /// <summary>Path below the corpora; skips the calling test where there are none.</summary>
    /// <param name="relative">For example <c>vgmidi/unlabelled/test</c>.</param>
    public static string Require(string relative)
    {
        Assert.SkipWhen(Root is null, "MOODLAB_DATA is not set: the study corpora are needed for this test.");
        var path = Path.Combine(Root!, relative);
        Assert.True(Path.Exists(path), $"MOODLAB_DATA is set, but {relative} is not below it.");
        return path;
    }
}
