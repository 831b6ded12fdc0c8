using MoodLab.Lab.Composing;
using MoodLab.Web.Composing;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Composing;

public sealed class CompositionProgressTests
{
    private readonly ManualClock _clock = new();
    private readonly CompositionProgress _progress;

    public CompositionProgressTests()
    {
        _progress = new CompositionProgress(_clock);
    }

    [Fact]
    public void Add_QueuedThenStarted_TellsThePlaceWhileItWaits()
    {
        _progress.Add([new() { Sequence = 0, Kind = ComposedEventKind.Queued, Position = 3 }]);
        Assert.Equal((CompositionStage.Waiting, 3), (_progress.Stage, _progress.Position));

        _progress.Add([new() { Sequence = 1, Kind = ComposedEventKind.Started }]);
        Assert.Equal((CompositionStage.Composing, null), (_progress.Stage, _progress.Position));
    }

    [Fact]
    public void Add_NotesAfterTheStart_MeasuresTheSpeed()
    {
        _progress.Add([new() { Sequence = 0, Kind = ComposedEventKind.Started }]);
        _clock.Advance(TimeSpan.FromMilliseconds(84));
        _progress.Add([Note(1, start: 0)]);
        _clock.Advance(TimeSpan.FromMilliseconds(916));
        _progress.Add([Note(2, start: 4)]);

        Assert.Equal(5, _progress.Speed);
        Assert.Equal((2, 5.0), (_progress.Notes, _progress.Seconds));
    }

    [Fact]
    public void Add_Finished_TakesTheComposersFigures()
    {
        var piece = Guid.NewGuid();
        _progress.Add(
        [
            new() { Sequence = 0, Kind = ComposedEventKind.Started },
            Note(1, start: 0),
            new()
            {
                Sequence = 2,
                Kind = ComposedEventKind.Finished,
                Seconds = 30,
                Notes = 120,
                TokensPerSecond = 1210,
                FirstNoteMilliseconds = 61,
                PieceId = piece,
            },
        ]);

        Assert.Equal(CompositionStage.Finished, _progress.Stage);
        Assert.Equal((120, 30.0), (_progress.Notes, _progress.Seconds));
        Assert.Equal((61, 1210), (_progress.FirstNoteMilliseconds, _progress.TokensPerSecond));
        Assert.Equal(piece, _progress.PieceId);
    }

    [Fact]
    public void Stop_BeforeTheEnd_IsStoppedAndAfterItFinished()
    {
        var finished = new CompositionProgress(_clock);
        finished.Add([new() { Sequence = 0, Kind = ComposedEventKind.Finished }]);

        finished.Stop();
        _progress.Stop();

        Assert.Equal(CompositionStage.Finished, finished.Stage);
        Assert.Equal(CompositionStage.Stopped, _progress.Stage);
    }

    private static ComposedEvent Note(int sequence, double start) => new()
    {
        Sequence = sequence,
        Kind = ComposedEventKind.Note,
        Pitch = 60,
        Velocity = 80,
        Start = start,
        Duration = 1,
    };
}
