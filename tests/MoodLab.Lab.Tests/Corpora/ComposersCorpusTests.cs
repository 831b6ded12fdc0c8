using MoodLab.Lab.Corpora;
using MoodLab.Tests.Shared;

namespace MoodLab.Lab.Tests.Corpora;

/// <summary>The study's corpus of 4,796 files, of which some are no MIDI files at all.</summary>
public sealed class ComposersCorpusTests
{
    [Fact]
    public async Task Inspect_Composers_ReadsNearlyAllAndNamesTheOthers()
    {
        CorpusInspector inspector = new(TimeProvider.System);

        var report = await inspector.InspectAsync(
            StudyData.Require("composers"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(4796, report.Files);
        Assert.Equal(143, report.Classes.Count);
        Assert.InRange(report.Readable, 4764, report.Files);
        Assert.Equal(report.Files, report.Readable + report.Unreadable.Count);
        Assert.All(report.Unreadable, file => Assert.StartsWith("At byte ", file.Reason, StringComparison.Ordinal));
    }
}
