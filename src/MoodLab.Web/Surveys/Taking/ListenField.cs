using System.Globalization;

namespace MoodLab.Web.Surveys.Taking;

/// <summary>The names of the fields of a survey's forms.</summary>
internal static class ListenField
{
    public const string Step = "step";
    public const string Trial = "trial";
    public const string Position = "position";
    public const string Back = "back";
    public const string Again = "again";
    public const string Skip = "skip";
    public const string Agrees = "agrees";
    public const string Consent = "consent";
    public const string Panel = "id";
    public const string Age = "age";
    public const string Device = "device";
    public const string Level = "level";
    public const string Headphones = "headphones";
    public const string Mood = "mood";
    public const string Confidence = "confidence";
    public const string Valence = "valence";
    public const string Arousal = "arousal";
    public const string Known = "known";
    public const string Comment = "comment";
    public const string Plays = "plays";
    public const string Heard = "heard";
    public const string Length = "length";
    public const string Refocuses = "refocuses";

    /// <summary>The ends of the two sliders of affect.</summary>
    public const int AffectRange = 100;

    /// <summary>The field of a statement on musical training.</summary>
    /// <param name="item">Its number, from 0.</param>
    public static string Item(int item) => string.Create(CultureInfo.InvariantCulture, $"item{item}");
}
