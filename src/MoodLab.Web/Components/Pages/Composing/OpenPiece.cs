using MoodLab.Lab.Composing;
using MoodLab.Lab.Judging;
using MoodLab.Lab.Pieces;

namespace MoodLab.Web.Components.Pages.Composing;

/// <summary>The finished piece that a compose page shows.</summary>
/// <param name="Card">What it is, in the owner's library.</param>
/// <param name="FileName">The name of its MIDI file.</param>
/// <param name="Heard">What the judge hears in it; null where that cannot be said.</param>
public sealed record OpenPiece(PieceCard Card, string FileName, Hearing? Heard)
{
    /// <summary>Gets its id in the owner's library.</summary>
    public Guid Id => Card.Id;

    /// <summary>Gets its length and number of notes, in words.</summary>
    public string Size => Measure(Card.Seconds, Card.Notes.Count);

    /// <summary>Gets the name of its WAV file.</summary>
    public string WaveFileName => Path.ChangeExtension(FileName, ".wav");

    /// <summary>Gets the request that composes it again.</summary>
    public CompositionRequest Request => Card.Settings.ToRequest(Card.Mood);

    /// <summary>Gets the command that composes it again.</summary>
    public string Command => PieceCommand.Write(Card.Mood, Card.Settings, FileName);

    /// <summary>Tells length and number of notes in words.</summary>
    /// <param name="seconds">Seconds of music.</param>
    /// <param name="notes">The number of notes.</param>
    public static string Measure(double seconds, int notes) =>
        FormattableString.Invariant($"{seconds:0} seconds, {notes:N0} notes");
}
