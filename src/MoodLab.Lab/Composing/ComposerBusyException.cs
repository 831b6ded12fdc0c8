namespace MoodLab.Lab.Composing;

/// <summary>More requests wait than the machine can serve.</summary>
/// <param name="waiting">How many wait already.</param>
public sealed class ComposerBusyException(int waiting)
    : Exception(FormattableString.Invariant($"{waiting} pieces are waiting already. Please try again in a minute."))
{
    /// <summary>Gets how many requests wait already.</summary>
    public int Waiting { get; } = waiting;
}
