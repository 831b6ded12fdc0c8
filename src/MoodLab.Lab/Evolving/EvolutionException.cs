namespace MoodLab.Lab.Evolving;

/// <summary>A session cannot do what was asked; the message, for musicians, says why and what to do.</summary>
public sealed class EvolutionException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why, and what to do.</param>
    /// <param name="innerException">What lies behind it, for the log; null for nothing.</param>
    public EvolutionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
