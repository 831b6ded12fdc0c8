namespace MoodLab.Web.Components.Shared;

/// <summary>What a stretch of a piece says.</summary>
/// <param name="Start">Where it begins, in seconds of music.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Value">From -1, against something, to 1, for it.</param>
public sealed record RollTint(double Start, double End, double Value);
