using System.Globalization;
using Microsoft.Extensions.Logging;
using MoodLab.Learning.Identifying;
using MoodLab.Learning.Language;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Identifying;

/// <summary>Says who wrote a piece, and why; and of what cannot be read, why not. May be used from several threads.
/// </summary>
public sealed partial class ComposerIdentifier : IDisposable
{
    /// <summary>The most bytes of a file: 8 MiB, fifteen times the largest piece of the study's corpus.</summary>
    public const int LargestFile = 8 << 20;

    /// <summary>The fewest notes of which anything can be said.</summary>
    public const int FewestNotes = 8;

    private readonly SemaphoreSlim _turns = new(Math.Max(Environment.ProcessorCount - 1, 1));
    private readonly ComposerModel? _model;
    private readonly ILogger<ComposerIdentifier> _logger;

    /// <summary>Loads the model. A file that cannot be read is reported, not thrown.</summary>
    /// <param name="path">The file of the model.</param>
    /// <param name="logger">Where problems are told.</param>
    public ComposerIdentifier(string path, ILogger<ComposerIdentifier> logger)
    {
        _logger = logger;
        Card = Path.ChangeExtension(path, ".md");
        try
        {
            _model = ComposerModelFile.Read(path);
        }
        catch (ModelFileException exception)
        {
            LogUnavailable(path, exception.Message);
        }
    }

    /// <summary>Gets what is said of a larger file than <see cref="LargestFile"/>, unread.</summary>
    public static Identification TooLarge { get; } = Refuse(
        IdentifyingProblem.TooLarge,
        $"The file is larger than the {LargestFile >> 20} MB that a file may have here. Even an opera takes less: "
        + "choose a MIDI file, or one movement of it.");

    /// <summary>Gets whether there is a model.</summary>
    public bool IsAvailable => _model is not null;

    /// <summary>Gets the composers that can be named, ordered by name; none without a model.</summary>
    public IReadOnlyList<string> Composers => _model?.Composers ?? [];

    /// <summary>Gets the pieces that the model has learnt from; none without a model.</summary>
    public IReadOnlyList<IndexedPiece> Pieces => _model?.Pieces ?? [];

    /// <summary>Gets where the model's card should be: beside the model, ending in <c>.md</c>.</summary>
    public string Card { get; }

    /// <summary>Says who wrote the piece of a file, which is read as far as it can be.</summary>
    /// <param name="midi">The whole file.</param>
    public Identification Identify(ReadOnlySpan<byte> midi)
    {
        if (midi.Length > LargestFile)
        {
            return TooLarge;
        }

        if (midi.IsEmpty)
        {
            return Refuse(IdentifyingProblem.Empty, "The file is empty. Choose another, or export it anew.");
        }

        try
        {
            return Identify(MidiReader.Read(midi, MidiReadOptions.Tolerant));
        }
        catch (MidiFileException fault) when (!midi.StartsWith("MThd"u8))
        {
            return Refuse(
                IdentifyingProblem.OtherFormat,
                $"The file is no MIDI file but {ForeignFormat.Name(midi)}. Notes are read here, not sound or pictures: "
                + $"choose a file that was saved as MIDI. ({fault.Message})");
        }
        catch (MidiFileException fault)
        {
            return Broken(fault.Message);
        }
    }

    /// <summary>Says who wrote the piece of a file on disk; that it cannot be opened is a problem like others.</summary>
    /// <param name="path">Where it is.</param>
    public Identification IdentifyFile(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var data = new byte[Math.Min(stream.Length, LargestFile + 1)];
            return Identify(data.AsSpan(0, stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false)));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refuse(IdentifyingProblem.Unreachable, $"The file cannot be opened: {closed.Message}");
        }
    }

    /// <summary>Says who wrote a score.</summary>
    /// <param name="score">The score.</param>
    public Identification Identify(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Identify(new MidiReadResult { Score = score });
    }

    /// <summary>Says who wrote the piece of a file, on another thread; few are read at the same time.</summary>
    /// <param name="midi">The whole file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Identification> IdentifyAsync(byte[] midi, CancellationToken cancellationToken = default) =>
        TakeTurnAsync(() => Identify(midi), cancellationToken);

    /// <summary>Says who wrote a score, on another thread.</summary>
    /// <param name="score">The score.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Identification> IdentifyAsync(Score score, CancellationToken cancellationToken = default) =>
        TakeTurnAsync(() => Identify(score), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<Identification> TakeTurnAsync(
        Func<Identification> identify, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);

        // Whoever gives up does not wait, but the turn ends only with the work: until then the machine is busy with it.
        var work = Task.Run(
            () =>
            {
                try
                {
                    return identify();
                }
                finally
                {
                    _turns.Release();
                }
            },
            CancellationToken.None);
        return await work.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private Identification Identify(MidiReadResult read)
    {
        var score = read.Score;
        var notes = score.Parts.Where(part => !part.IsPercussion).Sum(part => part.Notes.Count);
        var result = _model is null
            ? Refuse(
                IdentifyingProblem.NoModel,
                "The model of composers is not on this server. Whoever runs it finds the reason in its log.")
            : notes >= FewestNotes ? new Identification { Verdict = _model.Identify(score) }
            : notes > 0 ? TooLittle(notes)
            : score.NoteCount > 0
                ? Refuse(
                    IdentifyingProblem.DrumsOnly,
                    "There is nothing but percussion in it. Composers are told by melody and harmony: choose a piece "
                    + "with pitched notes.")
            : read.DamageCount > 0 ? Broken(read.Damages[0].ToString())
            : Refuse(
                IdentifyingProblem.NoNotes, "It is a MIDI file without notes. Choose another, or export it anew.");
        return result with
        {
            Score = score,
            Notes = notes,
            MusicSeconds = score.CreateTempoMap().TicksToSeconds(score.EndTick),
            IsCutShort = notes > PatternReader.MostNotes,
            Damages = read.Damages,
            DamageCount = read.DamageCount,
        };
    }

    private static Identification TooLittle(int notes) => Refuse(
        IdentifyingProblem.TooLittle,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{notes} {(notes == 1 ? "note is" : "notes are")} too little to say anything. It takes {FewestNotes} at "
            + $"least, and some bars to be of use."));

    private static Identification Broken(string fault) => Refuse(
        IdentifyingProblem.Broken,
        $"It is a MIDI file, but too broken to read. Get another copy, or export it anew. ({fault})");

    private static Identification Refuse(IdentifyingProblem problem, string reason) =>
        new() { Problem = problem, Reason = reason };

    [LoggerMessage(3501, LogLevel.Warning, "Nobody names composers with '{Path}': {Reason}")]
    private partial void LogUnavailable(string path, string reason);
}
