namespace MoodLab.Web.Components.Pages.Composing;

/// <summary>The finished piece that a compose page shows.</summary>
/// <param name="Id">Its id in the owner's library.</param>
/// <param name="FileName">The name of its MIDI file.</param>
/// <param name="Size">Its length and number of notes, in words.</param>
internal sealed record OpenPiece(Guid Id, string FileName, string Size)
{
    /// <summary>Gets the name of its WAV file.</summary>
    public string WaveFileName => Path.ChangeExtension(FileName, ".wav");
}
