namespace MoodLab.Lab.Corpora;

/// <summary>The files of one folder directly below the inspected one, which corpora use as a class.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Files">All its MIDI files, readable or not.</param>
/// <param name="Readable">Those that can be read.</param>
/// <param name="Notes">Notes in them.</param>
/// <param name="MusicSeconds">Their total length in seconds.</param>
public sealed record CorpusClass(string Name, int Files, int Readable, long Notes, double MusicSeconds);
