namespace MoodLab.Lab.Corpora.Importing;

/// <summary>How an archive is taken in, and how much of it.</summary>
public sealed record ImportOptions
{
    /// <summary>Gets the folder for pieces of which nothing says who wrote them.</summary>
    public const string Unknown = "_unknown_artist";

    /// <summary>Gets names of composers of one's own, by alias; they come before the built-in ones.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the most bytes of a MIDI file; 16 MiB unless told.</summary>
    public int MostFileBytes { get; init; } = 16 << 20;

    /// <summary>Gets the most bytes of all files together, unpacked; 8 GiB unless told.</summary>
    public long MostBytes { get; init; } = 8L << 30;

    /// <summary>Gets the most files; 200,000 unless told.</summary>
    public int MostFiles { get; init; } = 200_000;

    /// <summary>Gets how deeply archives may lie in archives; 4 unless told.</summary>
    public int MostDepth { get; init; } = 4;

    /// <summary>Gets how similar two pieces are at least to be one work, above 0 to 1; 0.4 unless told.</summary>
    public double Similarity { get; init; } = 0.4;
}
