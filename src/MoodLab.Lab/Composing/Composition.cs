using System.Diagnostics;
using System.Security.Cryptography;
using System.Threading.Channels;
using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Learning.Sampling;
using MoodLab.Learning.Words;
using MoodLab.Music.Midi;
using MoodLab.Neural.Decoding;

namespace MoodLab.Lab.Composing;

/// <summary>
/// One piece on its way through the engine. The engine's thread writes events; whoever asked for the piece reads them
/// and may give it up at any time.
/// </summary>
/// <param name="request">What is wanted.</param>
/// <param name="model">The network and its words.</param>
/// <param name="decoder">What runs it.</param>
/// <param name="neurons">The values that steer it in place of being told the mood; null for none.</param>
internal sealed class Composition(
    CompositionRequest request, ModelFile model, LstmDecoder decoder, NeuronOverride? neurons = null) : IDisposable
{
    // Unbounded is bounded here: a piece of the greatest length has a few ten thousand events.
    private readonly Channel<ComposedEvent> _events = Channel.CreateUnbounded<ComposedEvent>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private PieceSampler? _sampler;
    private long _started;
    private double? _firstNote;
    private int _sequence;
    private int _position;
    private volatile bool _isGivenUp;

    /// <summary>Gets whether nobody waits for the piece any more.</summary>
    public bool IsGivenUp => _isGivenUp;

    /// <summary>Gets whether the engine is done with the piece.</summary>
    public bool IsFinished => _sampler is { IsFinished: true };

    /// <summary>Gets how many rows of a step the piece takes once it has begun.</summary>
    public int RowCount => _sampler?.RowCount ?? 0;

    /// <summary>Gets the finished piece; null before the events have ended.</summary>
    public ComposedPiece? Piece { get; private set; }

    /// <summary>Gets the events as they come.</summary>
    public ChannelReader<ComposedEvent> Events => _events.Reader;

    /// <summary>Says that nobody waits for the piece any more; the engine drops it before its next step.</summary>
    public void GiveUp() => _isGivenUp = true;

    /// <summary>Tells the place in the queue, 1 being next, where it has changed.</summary>
    public void TellPosition(int position)
    {
        if (position != _position)
        {
            _position = position;
            Write(ComposedEventKind.Queued, told => told with { Position = position });
        }
    }

    public void Begin()
    {
        _started = Stopwatch.GetTimestamp();

        // The strength alone makes a piece conditioned or without a mood: the request has one that fits its method.
        _sampler = new PieceSampler(model, decoder, new PieceSamplerOptions
        {
            Mood = LanguageModel.MoodId(request.Mood),
            Strength = neurons is null ? request.Strength : 0,
            Neurons = neurons,
            Seconds = request.Seconds,
            Memory = request.Memory,
            Opening = request.Opening,
            Sampling = new SamplerOptions { Temperature = request.Temperature },
            Seed = (ulong)request.Seed,
        });
        Write(ComposedEventKind.Started, told => told with { Seed = request.Seed, Model = model.Name });
    }

    public void WriteRows(Span<DecoderRow> rows) => _sampler!.WriteRows(rows);

    /// <summary>Takes the network's prediction for this piece and tells what comes of it.</summary>
    public void Advance(ReadOnlySpan<float> logits)
    {
        if (_sampler!.Advance(logits) is { } happening)
        {
            Tell(happening);
        }

        if (IsFinished)
        {
            Finish();
        }
    }

    /// <summary>Ends the events, with the reason where it is a failure.</summary>
    public void End(Exception? failure = null)
    {
        _events.Writer.TryComplete(failure);
        Dispose();
    }

    public void Dispose() => _sampler?.Dispose();

    private void Tell(WordEvent happening)
    {
        switch (happening.Kind)
        {
            case WordKind.Tempo:
                Write(ComposedEventKind.Tempo, told => told with
                {
                    Start = Seconds(happening.Tick),
                    StartBeat = Beats(happening.Tick),
                    QuartersPerMinute = happening.Tempo.QuartersPerMinute,
                });
                break;
            case WordKind.Note:
                _firstNote ??= Stopwatch.GetElapsedTime(_started).TotalMilliseconds;
                Write(ComposedEventKind.Note, told => told with
                {
                    Pitch = happening.Note.Pitch.Value,
                    Velocity = happening.Note.Velocity.Value,
                    Start = Seconds(happening.Note.Start),
                    Duration = Seconds(happening.Note.End) - Seconds(happening.Note.Start),
                    StartBeat = Beats(happening.Note.Start),
                    DurationBeats = Beats(happening.Note.Duration),
                });
                break;
            case WordKind.Wait:
                Write(ComposedEventKind.Progress, told => told with { Seconds = Seconds(happening.Tick) });
                break;
        }
    }

    private void Finish()
    {
        var score = WordDecoder.Decode(_sampler!.Words, request.Title).WithoutOverlaps();
        var midi = MidiWriter.Write(score);
        Piece = new ComposedPiece(
            request.Title, midi, Convert.ToHexStringLower(SHA256.HashData(midi)), score.NoteCount,
            score.CreateTempoMap().TicksToSeconds(score.EndTick));
        var elapsed = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        Write(ComposedEventKind.Finished, told => told with
        {
            Seconds = Piece.Seconds,
            Notes = Piece.Notes,
            TokensPerSecond = _sampler.Words.Count / Math.Max(elapsed, 1e-6),
            FirstNoteMilliseconds = _firstNote,
            Sha256 = Piece.Sha256,
        });
    }

    private void Write(ComposedEventKind kind, Func<ComposedEvent, ComposedEvent> fill) =>
        _events.Writer.TryWrite(fill(new ComposedEvent { Sequence = _sequence++, Kind = kind }));

    private double Seconds(long tick) => _sampler!.TempoMap.TicksToSeconds(tick);

    private static double Beats(long ticks) => ticks / (double)Grid.TicksPerQuarter;
}
