using System.Numerics;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Similarity;

/// <summary>
/// What identifies a piece whatever its key, tempo and instruments are: the smallest hashes of its shingles, that is of
/// all runs of successive intervals. Two files of one work share most of them; two works share hardly any.
/// </summary>
/// <remarks>
/// The share of common shingles is estimated from the smallest hashes alone (bottom-k sketch: Broder, "On the
/// resemblance and containment of documents", 1997), so that a corpus of thousands of pieces fits into little memory.
/// </remarks>
public sealed class NoteSketch
{
    /// <summary>How many intervals a shingle has: fewer are shared by scales, more miss slips of a transcription.
    /// </summary>
    public const int ShingleLength = 10;

    /// <summary>How many hashes are kept; an estimate errs by about 1/√512, 4 points.</summary>
    public const int Size = 512;

    private readonly ulong[] _hashes;

    private NoteSketch(ulong[] hashes) => _hashes = hashes;

    /// <summary>Gets the smallest hashes, ascending, at most <see cref="Size"/>.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes;

    /// <summary>Sketches a piece; percussion does not count.</summary>
    /// <param name="score">The piece; one with no more notes than a shingle has intervals has an empty sketch.</param>
    public static NoteSketch Of(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var pitches = Pitches(score);
        HashSet<ulong> shingles = [];
        for (var i = 0; i + ShingleLength < pitches.Length; i++)
        {
            var hash = 0UL;
            for (var j = i; j < i + ShingleLength; j++)
            {
                // Each interval is a digit, mixed so that neighbouring shingles lie far apart.
                hash = Mix(hash ^ (byte)(pitches[j + 1] - pitches[j]));
            }

            shingles.Add(hash);
        }

        var hashes = shingles.ToArray();
        Array.Sort(hashes);
        return new NoteSketch(hashes.Length > Size ? hashes[..Size] : hashes);
    }

    /// <summary>Estimates which share of all shingles of two pieces both have (Jaccard's index).</summary>
    /// <param name="other">The other piece's sketch.</param>
    /// <returns>0 to 1; 0 where one of them is empty.</returns>
    public double Similarity(NoteSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (_hashes.Length == 0 || other._hashes.Length == 0)
        {
            return 0;
        }

        // Of the smallest hashes of both together, how many are in both.
        int left = 0, right = 0, seen = 0, both = 0;
        while (seen < Size && (left < _hashes.Length || right < other._hashes.Length))
        {
            var a = left < _hashes.Length ? _hashes[left] : ulong.MaxValue;
            var b = right < other._hashes.Length ? other._hashes[right] : ulong.MaxValue;
            both += a == b ? 1 : 0;
            left += a <= b ? 1 : 0;
            right += b <= a ? 1 : 0;
            seen++;
        }

        return (double)both / seen;
    }

    // In the order of their beginnings, chords from below.
    private static byte[] Pitches(Score score) =>
    [
        .. score.Parts.Where(part => !part.IsPercussion)
            .SelectMany(part => part.Notes)
            .OrderBy(note => note.Start)
            .ThenBy(note => note.Pitch.Value)
            .Select(note => (byte)note.Pitch.Value),
    ];

    // SplitMix64's finaliser (Steele, Lea and Flood, 2014).
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return BitOperations.RotateLeft(value ^ (value >> 31), 1);
    }
}
