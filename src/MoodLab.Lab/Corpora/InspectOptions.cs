namespace MoodLab.Lab.Corpora;

/// <summary>How a collection is inspected.</summary>
public sealed record InspectOptions
{
    /// <summary>Gets whether outliers count as the fences beyond which they lie, see
    /// <see cref="CorpusFigures.Of"/>; false unless told.</summary>
    public bool IsClipped { get; init; }

    /// <summary>Gets the file that remembers what was read, so that only changed files are read again; null for none.
    /// </summary>
    public string? Memory { get; init; }
}
