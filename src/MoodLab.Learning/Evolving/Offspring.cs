namespace MoodLab.Learning.Evolving;

/// <summary>A child with what it sounds like.</summary>
/// <param name="Child">The child.</param>
/// <param name="Melody">Its melody.</param>
/// <param name="Guess">How it is expected to be rated; nothing in it where nothing was expected.</param>
internal sealed record Offspring(Child Child, Melody Melody, StarGuess Guess)
{
    /// <summary>Counts the slots in which it sounds other than another one.</summary>
    /// <param name="other">Another child in the same settings.</param>
    public int DistanceTo(Offspring other)
    {
        var distance = 0;
        for (var slot = 0; slot < Child.Genome.Slots.Length; slot++)
        {
            distance += Heard(slot) == other.Heard(slot) ? 0 : 1;
        }

        return distance;
    }

    private int Heard(int slot)
    {
        var value = Child.Genome.Slots[slot];
        return Melody.Settings.Pauses ? Math.Min((int)value, 8) : value % 8;
    }
}
