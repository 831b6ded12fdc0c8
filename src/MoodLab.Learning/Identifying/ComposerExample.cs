namespace MoodLab.Learning.Identifying;

/// <summary>A piece or a fragment of one, as a model sees it.</summary>
/// <param name="Patterns">Its patterns, counted.</param>
/// <param name="Notes">How many notes it has.</param>
public sealed record ComposerExample(PatternCounts Patterns, int Notes)
{
    /// <summary>Gets how much there is to go by, on the scale on which confidence grows: ln(1 + notes).</summary>
    public double Size => Math.Log(1 + Notes);
}
