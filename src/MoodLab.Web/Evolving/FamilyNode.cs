using MoodLab.Lab.Evolving;

namespace MoodLab.Web.Evolving;

/// <summary>A melody in the drawing of a family tree.</summary>
/// <param name="Melody">The melody.</param>
/// <param name="X">Where its middle lies, in pixels from the left.</param>
public readonly record struct FamilyNode(MelodyView Melody, int X);
