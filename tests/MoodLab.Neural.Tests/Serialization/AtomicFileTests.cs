using MoodLab.Neural.Serialization;

namespace MoodLab.Neural.Tests.Serialization;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("moodlab-").FullName;

    public AtomicFileTests() => File.WriteAllText(Target, "old");

    private string Target => Path.Combine(_directory, "file");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Write_OverAnOldFile_KeepsItUntilTheNewOneIsWhole()
    {
        AtomicFile.Write(Target, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(Target));
        });

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_directory));
    }

    [Fact]
    public void Write_FailsHalfway_LeavesTheOldFileAlone()
    {
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.Write("ne"u8);
            throw new InvalidOperationException();
        }));

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_directory));
    }

    [Fact]
    public void Write_FileTooLargeForTheFileSystem_IsAnIOException()
    {
        // What .NET throws for EFBIG.
        var refusal = Assert.Throws<IOException>(() => AtomicFile.Write(
            Target, _ => throw new ArgumentOutOfRangeException("value", "too large for the file system")));

        Assert.Contains("file.partial' cannot grow: too large", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Target));
    }

    [Fact]
    public void Write_OnAFullDisk_SaysSoAndLeavesTheOldFileAlone()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no device here that is always full.");
        File.CreateSymbolicLink(Target + ".partial", "/dev/full");

        var refusal = Assert.Throws<IOException>(() => AtomicFile.Write(Target, stream => stream.Write("new"u8)));

        Assert.Contains("No space left", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_directory));
    }
}
