using MoodLab.Lab.Evolving;

namespace MoodLab.Web.Evolving;

/// <summary>A generation in the drawing of a family tree.</summary>
/// <param name="Generation">The generation.</param>
/// <param name="IsBranch">Whether another generation was bred from its parent before it.</param>
/// <param name="Top">Where it begins, in pixels from the top.</param>
/// <param name="Nodes">Its melodies.</param>
public sealed record FamilyRow(
    GenerationView Generation, bool IsBranch, int Top, IReadOnlyList<FamilyNode> Nodes);
