namespace MoodLab.Lab.Identifying;

/// <summary>What became of the files of a folder.</summary>
/// <param name="Files">How many MIDI files there are.</param>
/// <param name="Named">Of how many a composer is named.</param>
/// <param name="None">How many are rather of none of the known composers.</param>
/// <param name="Refused">Of how many nothing can be said; the table has the reasons.</param>
/// <param name="Csv">The table with a row for each file.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record FolderReport(int Files, int Named, int None, int Refused, string Csv, double Seconds);
