using System.Globalization;
using System.Text;

namespace MoodLab.Lab.Corpora.Importing;

/// <summary>
/// Knows composers by the names that archives give them: with or without accents, abbreviated, turned round, in other
/// transcriptions, misspelt by a letter or two. Immutable, so that threads may share it.
/// </summary>
public sealed class ComposerNames
{
    /// <summary>The most characters of a name.</summary>
    public const int MostCharacters = 64;

    // A slip in a short name makes another name.
    private const int LengthForOneSlip = 7;
    private const int LengthForTwoSlips = 10;

    // Latin letters with a mark, and without: the runtime takes marks off only where ICU is installed.
    private const string Accented =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊ"
        + "ċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĴĵĶķĹĺĻļĽľŁłŃńŅņŇňŌōŎŏŐőŔŕŖ"
        + "ŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž";

    private const string Plain =
        "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyyAaAaAaCcCcC"
        + "cCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiJjKkLlLlLlLlNnNnNnOoOoOoRrR"
        + "rRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz";

    private readonly Dictionary<string, string> _names = [];

    /// <summary>Takes the built-in table and, before it, names of one's own.</summary>
    /// <param name="own">By alias, the name that its folder is to have; null for none.</param>
    /// <exception cref="ArgumentException">A name cannot be a folder's, or an alias has no letter.</exception>
    public ComposerNames(IReadOnlyDictionary<string, string>? own = null)
    {
        foreach (var (alias, name) in own ?? new Dictionary<string, string>())
        {
            if (FolderName(name) != name)
            {
                throw new ArgumentException($"A folder cannot be called '{name}'.", nameof(own));
            }

            Add(alias, name, nameof(own));
            Add(name, name, nameof(own));
        }

        foreach (var line in BuiltIn())
        {
            var cells = line.Split(',');
            foreach (var alias in cells[1].Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(cells[0]))
            {
                Add(alias, cells[0], nameof(own));
            }
        }
    }

    /// <summary>Reads aliases from a table: a heading, then in each line an alias, a comma and a name.</summary>
    /// <param name="lines">The lines; empty ones do not count.</param>
    /// <exception cref="FormatException">A line is something else; the message says which.</exception>
    public static IReadOnlyDictionary<string, string> ReadAliases(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Dictionary<string, string> aliases = [];
        foreach (var (line, number) in lines.Select((line, i) => (line.Trim(), i + 1)).Skip(1))
        {
            if (line.Length == 0)
            {
                continue;
            }

            // An alias may have a comma ("Strauss, J"), a folder's name has none.
            var comma = line.LastIndexOf(',');
            var (alias, name) = comma > 0 ? (line[..comma].Trim().Trim('"'), line[(comma + 1)..].Trim()) : ("", "");
            if (Fold(alias).Length == 0 || name.Length == 0 || FolderName(name) != name)
            {
                throw new FormatException($"Line {number}: expected an alias, a comma and a folder's name.");
            }

            aliases[alias] = name;
        }

        return aliases;
    }

    /// <summary>Finds the composer that a folder, or a few words of a file's name, stand for.</summary>
    /// <param name="text">The words.</param>
    /// <returns>The composer and whether the name had to be guessed; null where nobody is meant.</returns>
    public (string Name, bool Guessed)? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = Fold(text);
        if (_names.TryGetValue(folded, out var known))
        {
            return (known, false);
        }

        // "Bach, Johann Sebastian" and "Chopin - Preludes": the first word, then the last ("Isaac Albeniz").
        var words = Words(text);
        foreach (var word in words.Length > 1 ? new[] { words[0], words[^1] } : words)
        {
            if (word.Length >= 4 && _names.TryGetValue(word, out known))
            {
                return (known, false);
            }
        }

        return Guess(folded) is { } guess ? (guess, true) : null;
    }

    /// <summary>Finds the composer who is called just so, but for accents, capitals and what is no letter.</summary>
    /// <param name="text">The words.</param>
    /// <returns>The composer; null where nobody is called so.</returns>
    public string? FindExactly(string text) => _names.GetValueOrDefault(Fold(text));

    /// <summary>Makes a name that every file system takes: letters, digits, hyphens and underscores.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The name; empty where nothing of it is left.</returns>
    public static string FolderName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder name = new();
        foreach (var character in WithoutAccents(text))
        {
            var kept = char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '-';
            if (kept != '-' || (name.Length > 0 && name[^1] != '-'))
            {
                name.Append(kept);
            }
        }

        var trimmed = name.ToString().TrimEnd('-');
        return trimmed.Length > MostCharacters ? trimmed[..MostCharacters].TrimEnd('-') : trimmed;
    }

    private static string[] BuiltIn()
    {
        using var stream = typeof(ComposerNames).Assembly.GetManifestResourceStream("composers.csv")!;
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    private static string[] Words(string text) =>
        [.. text.Split([' ', ',', '_', '-', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(Fold)
            .Where(word => word.Length > 0)];

    // Letters alone, small, without accents.
    private static string Fold(string text) =>
        string.Concat(WithoutAccents(text).Where(char.IsLetter)).ToLowerInvariant();

    private static string WithoutAccents(string text) => string.Concat(
        text.Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            .Select(character => Accented.IndexOf(character, StringComparison.Ordinal) is >= 0 and var i
                ? Plain[i]
                : character))
        .Replace("ß", "ss", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal);

    private void Add(string alias, string name, string parameter)
    {
        var folded = Fold(alias);
        if (folded.Length == 0)
        {
            throw new ArgumentException($"The alias '{alias}' has no letter.", parameter);
        }

        _names.TryAdd(folded, name);
    }

    // The one composer whose name is a slip or two away; of several nobody.
    private string? Guess(string folded)
    {
        if (folded.Length is 0 or > MostCharacters)
        {
            return null;
        }

        var near = _names.Where(pair => pair.Key[0] == folded[0])
            .Select(pair => (Name: pair.Value, Slips: Slips(pair.Key, folded), Allowed: Allowed(pair.Key, folded)))
            .Where(guess => guess.Slips <= guess.Allowed)
            .ToList();
        var least = near.Select(guess => guess.Slips).DefaultIfEmpty().Min();
        var best = near.Where(guess => guess.Slips == least).Select(guess => guess.Name).Distinct().ToList();
        return best.Count == 1 ? best[0] : null;
    }

    private static int Allowed(string name, string folded) => Math.Max(name.Length, folded.Length) switch
    {
        >= LengthForTwoSlips => 2,
        >= LengthForOneSlip => 1,
        _ => 0,
    };

    // Letters put in, left out, changed or swapped with the next one (Damerau, 1964; restricted).
    private static int Slips(string from, string to)
    {
        if (Math.Abs(from.Length - to.Length) > 2)
        {
            return int.MaxValue;
        }

        var distance = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                distance[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(
                        Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1,
                        distance[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[from.Length, to.Length];
    }
}
