using MoodLab.Music.Scores;

namespace MoodLab.Music.Performing;

/// <summary>The bars and beats of a score, by the time signatures that hold; 4/4 where none does.</summary>
/// <remarks>
/// A position weighs the more, the longer the unit of the metre that begins there, as in H. C. Longuet-Higgins and
/// C. S. Lee, "The Rhythmic Interpretation of Monophonic Music" (Music Perception 1(4), 1984), with four levels: bar,
/// half bar, beat, and all else. Compound metres (6/8, 9/8, 12/8) have beats of three.
/// </remarks>
internal sealed class Metre
{
    /// <summary>A note within this part of a beat around it counts as on it, for scores that were played in.</summary>
    private const int Tolerance = 16;

    private const double FirstBeat = 1;
    private const double HalfBar = 0.5;
    private const double OtherBeat = 0;
    private const double BetweenBeats = -0.4;

    private readonly int _ticksPerQuarter;
    private readonly TimeSignature[] _signatures;

    /// <summary>Creates the metre of a score.</summary>
    public Metre(Score score)
    {
        _ticksPerQuarter = score.TicksPerQuarter;
        var stated = score.TimeSignatures.OrderBy(signature => signature.Tick).ToArray();
        _signatures = stated is [{ Tick: 0 }, ..] ? stated : [new TimeSignature(0, 4, 4), .. stated];
    }

    /// <summary>Gets the length in ticks of the bar around a tick.</summary>
    public long BarTicks(long tick) => SignatureAt(tick).BarTicks(_ticksPerQuarter);

    /// <summary>Gets whether a tick is at the beginning of a bar or hardly before or after it.</summary>
    public bool IsFirstBeat(long tick) => Accent(tick) == FirstBeat;

    /// <summary>Gets how accented a tick is: 1 at a bar's beginning, down to -0.4 between beats.</summary>
    /// <remarks>The weights add up to about 0 over a bar of eighth notes, so that accents leave its loudness.</remarks>
    public double Accent(long tick)
    {
        var signature = SignatureAt(tick);
        var bar = signature.BarTicks(_ticksPerQuarter);
        var position = (tick - signature.Tick) % bar;
        var isCompound = signature.Denominator >= 8 && signature.Numerator > 3 && signature.Numerator % 3 == 0;
        var beats = isCompound ? signature.Numerator / 3 : signature.Numerator;
        var nearest = (long)Math.Round((double)position * beats / bar);
        var distance = Math.Abs((position * beats) - (nearest * bar));
        if (distance * Tolerance > bar)
        {
            return BetweenBeats;
        }

        return nearest % beats == 0 ? FirstBeat : nearest * 2 == beats ? HalfBar : OtherBeat;
    }

    private TimeSignature SignatureAt(long tick)
    {
        int low = 0, high = _signatures.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _signatures[middle].Tick <= tick ? (middle, high) : (low, middle - 1);
        }

        return _signatures[low];
    }
}
