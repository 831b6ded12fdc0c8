using MoodLab.Learning.Control;

namespace MoodLab.Web.Components.Pages.Composing;

/// <summary>What the methods are, in visitors' words.</summary>
public static class MethodWords
{
    /// <summary>Gets one sentence that says what an offered method does.</summary>
    /// <param name="method">The method.</param>
    /// <exception cref="ArgumentOutOfRangeException">The method is not offered, and so has no words yet.</exception>
    public static string Sentence(this ControlMethod method) => method switch
    {
        ControlMethod.Guided =>
            "Compares what it would write with and without the mood; the strength says how far it leans to the mood.",
        ControlMethod.Conditioned => "Knows the mood while it writes, just as it learnt it.",
        ControlMethod.None => "Heeds no mood: what the network writes when left to itself.",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No words for this method."),
    };

    /// <summary>Gets what the strength means with an offered method.</summary>
    /// <param name="method">The method.</param>
    public static string StrengthHint(this ControlMethod method) => method switch
    {
        ControlMethod.Conditioned => "The method conditioned has one strength: as learnt.",
        ControlMethod.None => "The method none heeds neither mood nor strength.",
        _ => "0 is no mood, 1 as learnt, above it exaggerated.",
    };
}
