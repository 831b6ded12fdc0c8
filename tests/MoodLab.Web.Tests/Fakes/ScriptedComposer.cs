using System.Runtime.CompilerServices;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Music.Moods;

namespace MoodLab.Web.Tests.Fakes;

/// <summary>Composes broken chords after a script: the same request gives the same notes.</summary>
public sealed class ScriptedComposer(ComposerScript script, MemoryLibrary library) : IComposer
{
    private const double Step = 0.25;
    private const double QuartersPerMinute = 120;

    public string? Unavailable => script.Unavailable;

    public static IEnumerable<PieceNote> Notes(CompositionRequest request)
    {
        var random = new Random(request.Seed);
        int[] chord = [0, request.Mood.IsPositive() ? 4 : 3, 7, 12];
        for (var step = 0; step * Step < request.Seconds; step++)
        {
            var root = 48 + (random.Next(3) * 5);
            yield return new PieceNote(step * Step, 2 * Step, root + chord[step % 4], 60 + random.Next(50));
        }
    }

    public async IAsyncEnumerable<ComposedEvent> ComposeAsync(
        CompositionRequest request,
        string? owner,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        request.Validate();
        Refuse();
        script.Enter();
        try
        {
            var sequence = 0;
            for (var position = script.QueueLength; position > 0; position--)
            {
                yield return new() { Sequence = sequence++, Kind = ComposedEventKind.Queued, Position = position };
                await Task.Delay(TimeSpan.FromMilliseconds(30), cancellationToken);
            }

            yield return new()
            {
                Sequence = sequence++,
                Kind = ComposedEventKind.Started,
                Seed = request.Seed,
                Model = "scripted",
            };
            yield return new()
            {
                Sequence = sequence++,
                Kind = ComposedEventKind.Tempo,
                Start = 0,
                StartBeat = 0,
                QuartersPerMinute = QuartersPerMinute,
            };
            var notes = 0;
            foreach (var note in Notes(request))
            {
                if (double.IsFinite(script.Speed))
                {
                    await Task.Delay(TimeSpan.FromSeconds(Step / script.Speed), cancellationToken);
                }

                if (++notes == 10 && script.Failure is { } failure)
                {
                    throw failure;
                }

                cancellationToken.ThrowIfCancellationRequested();
                yield return Told(sequence++, note);
                yield return new()
                {
                    Sequence = sequence++,
                    Kind = ComposedEventKind.Progress,
                    Seconds = note.Start + Step,
                    TokensPerSecond = 1210,
                };
            }

            var piece = owner is null ? (Guid?)null : library.Store(owner, request, [.. Notes(request)]);
            yield return new()
            {
                Sequence = sequence,
                Kind = ComposedEventKind.Finished,
                Seconds = notes * Step,
                Notes = notes,
                TokensPerSecond = 1210,
                FirstNoteMilliseconds = 84,
                PieceId = piece,
            };
        }
        finally
        {
            script.Leave();
        }
    }

    private static ComposedEvent Told(int sequence, PieceNote note) => new()
    {
        Sequence = sequence,
        Kind = ComposedEventKind.Note,
        Pitch = note.Pitch,
        Velocity = note.Velocity,
        Start = note.Start,
        Duration = note.Duration,
        StartBeat = note.Start * QuartersPerMinute / 60,
        DurationBeats = note.Duration * QuartersPerMinute / 60,
    };

    private void Refuse()
    {
        if (script.Unavailable is { } reason)
        {
            throw new ComposerUnavailableException(reason);
        }

        if (script.Waiting is { } waiting)
        {
            throw new ComposerBusyException(waiting);
        }
    }
}
