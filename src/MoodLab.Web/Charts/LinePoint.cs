namespace MoodLab.Web.Charts;

/// <summary>A point of a line.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="Y">Its value; null for a gap.</param>
/// <param name="Low">Where its interval begins; null for none.</param>
/// <param name="High">Where its interval ends; null for none.</param>
public sealed record LinePoint(double X, double? Y, double? Low = null, double? High = null);
