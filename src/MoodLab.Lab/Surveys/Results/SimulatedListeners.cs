using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>
/// Draws listeners who answer as some do: more or less able, to pieces more or less easy that mislead in ways of their
/// own; a few hurry, give one answer to everything, or leave early. To rehearse a survey before anybody takes it.
/// </summary>
/// <remarks>Pieces and listeners differ as in docs/studies/survey/coverage.py, whose figures the intervals were tried
/// with. What comes out says nothing of real listeners.</remarks>
public sealed class SimulatedListeners
{
    private const double Spread = 0.8;
    private const double StraightShare = 0.03;
    private const double HastyShare = 0.03;
    private const double LeavingShare = 0.05;

    private readonly Random _random;
    private readonly double[] _ease;
    private readonly double[][] _likings;
    private readonly SurveyFile _survey;

    /// <summary>Draws how the pieces are.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="seed">The same seed gives the same listeners and answers.</param>
    public SimulatedListeners(SurveyFile survey, int seed)
    {
        ArgumentNullException.ThrowIfNull(survey);
        _survey = survey;
        _random = new Random(seed);
        _ease = [.. survey.Judged.Select(_ => Spread * Normal())];
        _likings = [.. survey.Judged.Select(_ => Enumerable.Range(0, 4).Select(_ => Exponential()).ToArray())];
    }

    /// <summary>Draws a listener, marked as a pilot.</summary>
    /// <param name="number">Their number within the survey, from 1.</param>
    /// <param name="at">When they begin, in UTC.</param>
    public SurveyFileParticipant Draw(int number, DateTime at)
    {
        var judged = _survey.Judged;
        var ability = Spread * Normal();
        var kind = _random.NextDouble();
        Mood? always = kind < StraightShare ? (Mood)_random.Next(4) : null;
        var isHasty = kind is >= StraightShare and < StraightShare + HastyShare;
        var leaves = kind > 1 - LeavingShare;
        var order = Enumerable.Range(0, judged.Count).ToArray();
        _random.Shuffle(order);
        var answered = leaves ? _random.Next(judged.Count) : judged.Count;
        List<SurveyFileTrial> trials = [];
        for (var i = 0; i < answered; i++)
        {
            var mood = always ?? Answer(order[i], ability);
            trials.Add(Trial(judged[order[i]], i + 1, mood, ability, isHasty));
        }

        return new SurveyFileParticipant(
            FormattableString.Invariant($"S{number:000}"), number, IsPilot: true, PanelId: null, at,
            leaves ? null : at.AddSeconds(trials.Sum(trial => trial.Seconds ?? 0)), ConsentHash: "", ConsentVersion: 0,
            at, AgeBand: null, Math.Clamp(4 + (1.2 * ability) + Normal(), 1, 7), MusicianshipGroup: null,
            PlaybackDevice: null, HeadphonesCorrect: _random.Next(5) == 0 ? _random.Next(5) : _random.Next(5, 7),
            Level: 50, PassedPractice: _random.NextDouble() < 0.9, OrderSeed: 0, PrintedScore: null,
            CompletionCode: null, trials, Flags: []);
    }

    private Mood Answer(int piece, double ability)
    {
        var right = _survey.Judged[piece].Mood;
        if (_random.NextDouble() < 1 / (1 + Math.Exp(-(_ease[piece] + ability))))
        {
            return right;
        }

        var others = Enum.GetValues<Mood>().Where(mood => mood != right).ToArray();
        var at = _random.NextDouble() * others.Sum(mood => _likings[piece][(int)mood]);
        foreach (var mood in others)
        {
            at -= _likings[piece][(int)mood];
            if (at < 0)
            {
                return mood;
            }
        }

        return others[^1];
    }

    private SurveyFileTrial Trial(SurveyFilePiece piece, int position, Mood mood, double ability, bool isHasty)
    {
        var seconds = isHasty ? 1 + (3 * _random.NextDouble()) : piece.Seconds + 3 + (4 * Exponential());
        var heard = isHasty ? Math.Min(seconds, piece.Seconds) : piece.Seconds;
        return new SurveyFileTrial(
            piece.Number, position, ShownAt: null, AnsweredAt: null, mood,
            (int)Math.Clamp(Math.Round(3 + ability + Normal()), 1, 5), Axis(mood.IsPositive()), Axis(mood.IsAroused()),
            Known: _random.Next(50) == 0, Comment: null, seconds, Plays: isHasty ? 1 : 1 + _random.Next(2), heard,
            Heard: heard >= piece.Seconds, Refocuses: _random.Next(10) == 0 ? 1 : 0);
    }

    private double Axis(bool isHigh) => Math.Clamp((isHigh ? 0.4 : -0.4) + (0.35 * Normal()), -1, 1);

    private double Exponential() => -Math.Log(1 - _random.NextDouble());

    // Box and Muller, 1958.
    private double Normal() =>
        Math.Sqrt(2 * Exponential()) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
