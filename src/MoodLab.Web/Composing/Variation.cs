using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;

namespace MoodLab.Web.Composing;

/// <summary>A piece composed again with the same seed and one thing changed.</summary>
/// <param name="Change">What changes, as it follows "Again, but": <c>calmer</c>.</param>
/// <param name="Request">What to compose.</param>
public sealed record Variation(string Change, CompositionRequest Request)
{
    private const double StrengthStep = 1;

    /// <summary>Lists what can be changed in a piece: the strength one step up, and the two moods beside its
    /// own.</summary>
    /// <param name="piece">The piece's request.</param>
    public static IReadOnlyList<Variation> Of(CompositionRequest piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        List<Variation> variations = [];
        if (Strengthen(piece) is { } stronger)
        {
            variations.Add(new Variation("more so", stronger));
        }

        if (piece.Method != ControlMethod.None)
        {
            var (positive, aroused) = (piece.Mood.IsPositive(), piece.Mood.IsAroused());
            variations.Add(Towards(piece, MoodExtensions.FromQuadrant(positive, !aroused)));
            variations.Add(Towards(piece, MoodExtensions.FromQuadrant(!positive, aroused)));
        }

        return variations;
    }

    // The ladder leads from no mood over the mood as learnt to ever stronger guidance.
    private static CompositionRequest? Strengthen(CompositionRequest piece) => piece.Method switch
    {
        ControlMethod.None => By(piece, ControlMethod.Conditioned),
        ControlMethod.Conditioned => By(piece, ControlMethod.Guided),
        ControlMethod.Guided when piece.Strength < CompositionLimits.MaxStrength =>
            piece with { Strength = Math.Min(piece.Strength + StrengthStep, CompositionLimits.MaxStrength) },
        _ => null,
    };

    private static CompositionRequest By(CompositionRequest piece, ControlMethod method) =>
        piece with { Method = method, Strength = method.UsualStrength() };

    private static Variation Towards(CompositionRequest piece, Mood mood) => new(
        mood switch
        {
            Mood.Depressed => "sadder",
            Mood.Calm => "calmer",
            Mood.Angry => "angrier",
            _ => "happier",
        },
        piece with { Mood = mood });
}
