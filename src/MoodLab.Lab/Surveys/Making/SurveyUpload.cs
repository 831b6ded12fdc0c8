using MoodLab.Lab.Pieces;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Making;

/// <summary>A MIDI file that is to come into a survey.</summary>
/// <param name="Title">Its title, made of the file's name.</param>
/// <param name="Mood">The mood that the file's name tells, or null.</param>
/// <param name="Midi">A file without damage.</param>
/// <param name="Seconds">How long it sounds.</param>
/// <param name="Notes">How many notes it has.</param>
/// <param name="Damage">What was mended, in a sentence; null where nothing was.</param>
public sealed record SurveyUpload(string Title, Mood? Mood, byte[] Midi, double Seconds, int Notes, string? Damage)
{
    /// <summary>The largest file, in bytes: a hundred times a usual piece.</summary>
    public const int LargestFile = 1 << 20;

    /// <summary>The longest piece, in seconds: nobody judges a mood for longer.</summary>
    public const double LongestSeconds = 600;

    /// <summary>Reads a file, tolerant of damage.</summary>
    /// <param name="fileName">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="SurveyException">It is empty, too large, too long, an archive, no MIDI file or silent; the
    /// message says which.</exception>
    public static SurveyUpload Read(string fileName, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
        {
            throw new SurveyException($"“{fileName}” is empty.");
        }

        if (content.Length > LargestFile)
        {
            throw TooLarge(fileName);
        }

        if (ArchiveSignature.IsArchive(content))
        {
            throw new SurveyException($"“{fileName}” is an archive. Unpack it, and choose its MIDI files.");
        }

        try
        {
            var read = MidiReader.Read(content, MidiReadOptions.Tolerant);
            var notes = PieceNote.Of(read.Score);
            if (notes.Count == 0)
            {
                throw new SurveyException($"“{fileName}” has no notes.");
            }

            var seconds = notes.Max(note => note.Start + note.Duration);
            if (seconds > LongestSeconds)
            {
                throw new SurveyException(
                    $"“{fileName}” lasts longer than the {LongestSeconds / 60:0} minutes that a piece may last.");
            }

            var title = TitleOf(fileName);
            return read.DamageCount == 0
                ? new SurveyUpload(title, MoodOf(title), content, seconds, notes.Count, Damage: null)
                : new SurveyUpload(
                    title, MoodOf(title), MidiWriter.Write(read.Score), seconds, notes.Count,
                    $"The file was damaged and has been mended ({read.DamageCount}).");
        }
        catch (MidiFileException damaged)
        {
            throw new SurveyException($"“{fileName}” cannot be read as MIDI: {damaged.Message}");
        }
    }

    /// <summary>Makes the refusal of a file that is too large to be read at all.</summary>
    /// <param name="fileName">Its name.</param>
    public static SurveyException TooLarge(string fileName) =>
        new($"“{fileName}” is larger than the {LargestFile >> 20} MB that a piece may have.");

    /// <summary>Reads a key: a mood for each piece, by the studies' numbers (0 depressed, 1 calm, 2 angry,
    /// 3 delighted) or by name.</summary>
    /// <param name="text">For example <c>0,3,2</c> or <c>calm angry</c>.</param>
    /// <returns>The moods in order, or null where one of the words is no mood.</returns>
    public static IReadOnlyList<Mood>? ReadKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Mood> moods = [];
        foreach (var word in text.Split([' ', ',', ';', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is [>= '0' and <= '3'])
            {
                moods.Add((Mood)(word[0] - '0'));
            }
            else if (MoodExtensions.TryParse(word, out var mood))
            {
                moods.Add(mood);
            }
            else
            {
                return null;
            }
        }

        return moods;
    }

    private static string TitleOf(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ').Trim();
        name = string.Concat(name.Where(letter => !char.IsControl(letter)));
        return name.Length switch
        {
            0 => "Untitled",
            > SurveyContent.LongestTitle => name[..SurveyContent.LongestTitle],
            _ => name,
        };
    }

    private static Mood? MoodOf(string title)
    {
        var named = Enum.GetValues<Mood>()
            .Where(mood => title.Contains(mood.Name(), StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count == 1 ? named[0] : null;
    }
}
