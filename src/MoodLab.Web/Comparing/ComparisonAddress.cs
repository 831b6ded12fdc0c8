namespace MoodLab.Web.Comparing;

/// <summary>The address of a comparison, which names its pieces.</summary>
public static class ComparisonAddress
{
    /// <summary>Writes the address.</summary>
    /// <param name="pieces">The pieces, in the order in which they are shown.</param>
    public static string Write(IEnumerable<Guid> pieces) => $"library/compare?pieces={string.Join(',', pieces)}";

    /// <summary>Reads which pieces the address names; a piece that is named twice counts once.</summary>
    /// <param name="pieces">What follows <c>pieces=</c>, if anything does.</param>
    /// <returns>The pieces; the empty id stands for what cannot be one.</returns>
    public static IReadOnlyList<Guid> Read(string? pieces) =>
    [
        .. (pieces ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)
            .Distinct(),
    ];
}
