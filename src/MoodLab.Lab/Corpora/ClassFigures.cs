namespace MoodLab.Lab.Corpora;

/// <summary>One class of a corpus, a folder directly below it, in numbers.</summary>
/// <param name="Name">The folder's name; empty for the files that lie in none.</param>
/// <param name="Files">Its MIDI files, readable or not.</param>
/// <param name="Pieces">Those that have notes; the figures are about them.</param>
/// <param name="Share">Their share of all pieces that are looked at, 0 to 1.</param>
/// <param name="Length">Seconds to the end of the last note; null without pieces, as below.</param>
/// <param name="Notes">Notes in a piece.</param>
/// <param name="Tempo">Mean quarter notes a minute.</param>
/// <param name="Polyphony">Mean number of notes that sound while any does.</param>
public sealed record ClassFigures(
    string Name,
    int Files,
    int Pieces,
    double Share,
    BoxPlot? Length,
    BoxPlot? Notes,
    BoxPlot? Tempo,
    BoxPlot? Polyphony);
