namespace MoodLab.Data.Evolving;

/// <summary>A melody that comes into a session.</summary>
/// <param name="Id">Its id; that of a melody of the session where it lives on.</param>
/// <param name="Genome">Its genome, a hexadecimal digit a slot.</param>
/// <param name="Origin">How it came about, at most 16 characters.</param>
/// <param name="FirstParentId">The melody that it comes from; null where it has none.</param>
/// <param name="SecondParentId">The other one; null where it has none.</param>
public sealed record NewEvolutionMelody(
    Guid Id, string Genome, string Origin, Guid? FirstParentId = null, Guid? SecondParentId = null);
