using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using MoodLab.Data.Surveys;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Surveys.Taking;

/// <summary>
/// The pieces of surveys as listeners get them: notes and tempi alone, and all files of a survey of one size. Kept in
/// memory. May be used from several threads.
/// </summary>
internal sealed class SurveySounds(SurveyStore store)
{
    private const int MostSurveys = 64;
    private const int ChunkHeader = 8;

    // What is added beyond the largest file ends at a multiple of this, so that the size tells little of any piece.
    private const int Step = 1024;

    private readonly ConcurrentDictionary<Guid, Dictionary<Guid, Sound>> _surveys = [];

    /// <summary>Gets the sounds of a survey that has a given piece.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="piece">A piece of a participant's order. Pieces are never changed, only replaced: a set without it
    /// is an old one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyDictionary<Guid, Sound>> OfAsync(
        Guid survey, Guid piece, CancellationToken cancellationToken) =>
        _surveys.TryGetValue(survey, out var known) && known.ContainsKey(piece)
            ? known
            : Keep(survey, await store.PiecesAsync(survey, cancellationToken).ConfigureAwait(false));

    private Dictionary<Guid, Sound> Keep(Guid survey, IReadOnlyList<SurveyPieceRecord> pieces)
    {
        if (_surveys.Count >= MostSurveys)
        {
            _surveys.Clear();
        }

        return _surveys[survey] = Prepare(pieces);
    }

    /// <summary>Makes the files that listeners get.</summary>
    internal static Dictionary<Guid, Sound> Prepare(IReadOnlyList<SurveyPieceRecord> pieces)
    {
        var bare = pieces.Select(piece => Strip(piece.Midi)).ToList();
        var size = ((bare.Select(file => file.Length).DefaultIfEmpty(0).Max() + ChunkHeader + Step - 1) / Step) * Step;
        return pieces.Zip(bare).ToDictionary(
            of => of.First.Id,
            of => new Sound(of.First.IsPractice, of.First.Mood, of.First.Seconds, Pad(of.Second, size)));
    }

    // Titles and names of parts could tell the mood, and so could signatures of keys, which nobody hears.
    private static byte[] Strip(byte[] midi)
    {
        if (midi.Length == 0)
        {
            return midi;
        }

        var score = MidiReader.Read(midi, MidiReadOptions.Tolerant).Score;
        return MidiWriter.Write(new Score
        {
            TicksPerQuarter = score.TicksPerQuarter,
            Tempi = score.Tempi,
            Parts = [.. score.Parts.Select(part => part with { Name = "" })],
        });
    }

    // A chunk of a kind that nobody knows, which readers of MIDI files must pass over. What is in it is random, so that
    // a proxy that packs cannot pack it away.
    private static byte[] Pad(byte[] file, int size)
    {
        var padded = new byte[size];
        file.CopyTo(padded, 0);
        var chunk = padded.AsSpan(file.Length);
        "XPAD"u8.CopyTo(chunk);
        BinaryPrimitives.WriteInt32BigEndian(chunk[4..], chunk.Length - ChunkHeader);
        RandomNumberGenerator.Fill(chunk[ChunkHeader..]);
        return padded;
    }

    /// <summary>A piece with its key; only <paramref name="File"/> goes to listeners.</summary>
    internal sealed record Sound(bool IsPractice, Mood Mood, double Seconds, byte[] File);
}
