using MoodLab.Learning.Identifying;

namespace MoodLab.Cli.Identifying;

/// <summary>Who wrote a piece, as the command prints it.</summary>
/// <param name="Composer">The likeliest composer, or <see cref="ComposerModel.None"/>.</param>
/// <param name="Probability">How likely that is, 0 to 1.</param>
/// <param name="None">How likely it is none of the known composers.</param>
/// <param name="Composers">All known composers, the likeliest first.</param>
/// <param name="Nearest">The taught pieces that are most alike.</param>
/// <param name="IsTaught">Whether the first of them is this very piece, so that the answer proves nothing.</param>
/// <param name="Notes">How many notes were looked at.</param>
/// <param name="Seconds">How long reading and naming took.</param>
internal sealed record IdentifyReport(
    string Composer,
    double Probability,
    double None,
    IReadOnlyList<ComposerShare> Composers,
    IReadOnlyList<NearPiece> Nearest,
    bool IsTaught,
    int Notes,
    double Seconds)
{
    /// <summary>Makes a report.</summary>
    public static IdentifyReport Of(ComposerVerdict verdict, bool isTaught, double seconds) => new(
        verdict.IsNone ? ComposerModel.None : verdict.Composers[0].Composer,
        verdict.IsNone ? verdict.None : verdict.Composers[0].Probability,
        verdict.None,
        verdict.Composers,
        verdict.Nearest,
        isTaught,
        verdict.Notes,
        seconds);
}
