namespace MoodLab.Learning.Evolving;

/// <summary>What is known of a musician's taste.</summary>
public interface ITaste
{
    /// <summary>Guesses how a melody will be rated.</summary>
    /// <param name="melody">The melody.</param>
    StarGuess Guess(Melody melody);
}
