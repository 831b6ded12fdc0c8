using System.Globalization;
using Microsoft.Extensions.Primitives;
using MoodLab.Lab.Surveys.Taking;
using MoodLab.Music.Moods;

namespace MoodLab.Web.Surveys.Taking;

/// <summary>What a form of a survey's page sent: read in its own words, and given back to the page where it could not
/// be kept.</summary>
/// <param name="form">The fields.</param>
public sealed class ListenPost(IEnumerable<KeyValuePair<string, StringValues>> form)
{
    private readonly Dictionary<string, string> _fields = form
        .Where(field => field.Value.Count > 0)
        .ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal);

    /// <summary>Gets a field; null where it was not sent or is empty.</summary>
    /// <param name="name">Its name.</param>
    public string? this[string name] => _fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <summary>Gets a field that holds a whole number; null for anything else.</summary>
    /// <param name="name">Its name.</param>
    public int? Whole(string name) =>
        int.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Gets a field that holds a number; null for anything else.</summary>
    /// <param name="name">Its name.</param>
    public double? Number(string name) =>
        double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Gets what was answered to a piece.</summary>
    public ListenAnswer Answer() => new(
        this[ListenField.Trial] ?? "", MoodExtensions.TryParse(this[ListenField.Mood], out var mood) ? mood : null)
    {
        Confidence = Whole(ListenField.Confidence),
        Valence = Number(ListenField.Valence) / ListenField.AffectRange,
        Arousal = Number(ListenField.Arousal) / ListenField.AffectRange,
        Known = this[ListenField.Known] is not null,
        Comment = this[ListenField.Comment],
        Plays = Whole(ListenField.Plays) ?? 0,
        HeardSeconds = Number(ListenField.Heard) ?? 0,
        Length = Number(ListenField.Length),
        Refocuses = Whole(ListenField.Refocuses) ?? 0,
    };

    /// <summary>Gets what was told about the listener.</summary>
    public ListenerFacts Facts() => new(
        this[ListenField.Age],
        ListenerQuestions.Mean(
        [
            .. Enumerable.Range(0, ListenerQuestions.Musicianship.Count)
                .Select(item => Whole(ListenField.Item(item))).OfType<int>(),
        ]),
        this[ListenField.Device]);
}
