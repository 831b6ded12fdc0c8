using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Making;

/// <summary>Pieces that are to be composed for a survey.</summary>
/// <param name="Moods">For which moods.</param>
/// <param name="Methods">By which methods.</param>
/// <param name="Each">How many pieces for each mood and method, 1 to 10.</param>
/// <param name="Seconds">How long each is to be, 5 to 300 s.</param>
/// <param name="Seed">The seed of the first piece; each further one has the next.</param>
public sealed record PieceBatch(
    IReadOnlyList<Mood> Moods, IReadOnlyList<ControlMethod> Methods, int Each, double Seconds, int Seed)
{
    /// <summary>The most pieces for each mood and method.</summary>
    public const int MostEach = 10;

    /// <summary>Gets how many pieces there will be.</summary>
    public int Count => Moods.Count * Methods.Count * Each;

    /// <summary>Gets what the composer is asked for: moods alternate, so that a survey which is cut off has some of
    /// each.</summary>
    public IEnumerable<CompositionRequest> Requests()
    {
        var seed = Seed;
        for (var round = 0; round < Each; round++)
        {
            foreach (var method in Methods)
            {
                foreach (var mood in Moods)
                {
                    yield return new CompositionRequest
                    {
                        Mood = mood,
                        Method = method,
                        Strength = method.UsualStrength(),
                        Seconds = Seconds,
                        Seed = seed++,
                    };
                }
            }
        }
    }

    /// <summary>Says what keeps the pieces from being composed.</summary>
    /// <param name="places">How many pieces the survey still takes.</param>
    /// <returns>Sentences; none where all is well.</returns>
    public IReadOnlyList<string> Validate(int places) =>
    [
        .. Moods.Count > 0 ? Array.Empty<string>() : ["Choose at least one mood."],
        .. Methods.Count > 0 ? Array.Empty<string>() : ["Choose at least one method."],
        .. Each is >= 1 and <= MostEach ? Array.Empty<string>() : [$"Of each, 1 to {MostEach} can be composed."],
        .. Seconds is >= CompositionLimits.MinSeconds and <= CompositionLimits.MaxSeconds
            ? Array.Empty<string>()
            : [$"A piece lasts {CompositionLimits.MinSeconds} to {CompositionLimits.MaxSeconds} seconds."],
        .. Seed >= 0 && Seed <= CompositionLimits.MaxSeed - (Moods.Count * Methods.Count * MostEach)
            ? Array.Empty<string>()
            : ["The seed is too large for its successors."],
        .. Count <= places
            ? Array.Empty<string>()
            : [$"That would be {Count} pieces; the survey takes {places} more."],
    ];
}
