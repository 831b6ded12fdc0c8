using System.Security.Cryptography;

namespace MoodLab.Lab.Corpora.Importing;

/// <summary>Puts files into a corpus: first aside, whole, under the hash of their content; then in their places.
/// </summary>
internal sealed class ImportStage
{
    private const string Aside = ".import";

    private readonly string _target;
    private readonly string _aside;

    // By its name in small letters: some file systems do not tell capitals apart.
    private readonly Dictionary<string, string> _hashes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens a corpus, and learns what lies in it already.</summary>
    public ImportStage(string target)
    {
        _target = target;
        _aside = Path.Combine(target, Aside);
        Directory.CreateDirectory(_aside);
        foreach (var piece in Pieces())
        {
            _hashes[piece] = Hash(File.ReadAllBytes(Path.Combine(target, piece)));
        }
    }

    /// <summary>Lists the pieces that lie in the corpus, in order.</summary>
    public IReadOnlyList<string> Pieces() =>
    [
        .. Directory.EnumerateFiles(_target, "*.mid", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_target, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(piece => !piece.StartsWith('.') && piece.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Puts a file aside.</summary>
    /// <returns>The hash of its content.</returns>
    public string Put(byte[] content)
    {
        var hash = Hash(content);
        var file = Path.Combine(_aside, hash);
        if (!File.Exists(file))
        {
            File.WriteAllBytes(file + ".new", content);
            File.Move(file + ".new", file);
        }

        return hash;
    }

    /// <summary>Puts a file in its place, or in one beside it where another file lies there.</summary>
    /// <param name="hash">The file, as it was put aside.</param>
    /// <param name="wanted">Its place.</param>
    /// <returns>The place that it has.</returns>
    public string Place(string hash, string wanted)
    {
        var place = wanted;
        for (var number = 2; _hashes.TryGetValue(place, out var there) && there != hash; number++)
        {
            place = $"{wanted[..^".mid".Length]}_{number}.mid";
        }

        if (!_hashes.ContainsKey(place))
        {
            var file = Path.Combine(_target, place);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(Path.Combine(_aside, hash), file + ".new", overwrite: true);
            File.Move(file + ".new", file);
            _hashes[place] = hash;
        }

        return place;
    }

    /// <summary>Takes away what was put aside.</summary>
    public void Clear() => Directory.Delete(_aside, recursive: true);

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
