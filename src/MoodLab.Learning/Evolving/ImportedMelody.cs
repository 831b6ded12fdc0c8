namespace MoodLab.Learning.Evolving;

/// <summary>A melody that was taken from a score.</summary>
/// <param name="Genome">Its genome.</param>
/// <param name="Settings">What the genome's bits mean.</param>
/// <param name="Notes">How many notes the part has within the bars that were taken.</param>
/// <param name="Kept">How many of them sound as they did, to the nearest slot.</param>
/// <param name="Moved">
/// How many sound at another pitch or in another octave, for less long, or held where they were struck again.
/// </param>
public sealed record ImportedMelody(Genome Genome, MelodySettings Settings, int Notes, int Kept, int Moved)
{
    /// <summary>Gets how many are not heard any more: lower voices, and notes shorter than a slot.</summary>
    public int Lost => Notes - Kept - Moved;

    /// <summary>
    /// Says what was kept: <c>12 notes stay as they were and 3 are moved; 40 others are left out.</c>
    /// </summary>
    public string Describe() => FormattableString.Invariant(
        $"{Kept} notes stay as they were and {Moved} are moved; {Lost} others are left out.");
}
