using MoodLab.Statistics.Regression;

namespace MoodLab.Learning.Evolving;

/// <summary>
/// What a musician's stars tell of their taste: a Bayesian ridge regression of the stars on
/// <see cref="MelodyFeatures"/> and on their squares, so that a taste may also have a golden mean. What they rated in
/// other sessions is where a session's weights are expected to lie. Immutable, so that threads may share it.
/// </summary>
public sealed class TasteModel : ITaste
{
    /// <summary>The fewest ratings that a taste is learnt from.</summary>
    public const int MinRatings = 15;

    // With 15 ratings and 48 weights the evidence alone may see either no noise or no taste. So as much is assumed as
    // four weights of 0.2 stars and four ratings with noise of 0.7 stars would tell. Half as much and twice as much
    // made no difference to simulated musicians, none of whom is among those that the study reports.
    private static readonly BayesianRidgeOptions s_ridge = new()
    {
        NoiseShape = 2,
        NoiseRate = 1,
        WeightShape = 2,
        WeightRate = 0.08,
        Tolerance = 1e-4,
    };

    private readonly BayesianRidge _ridge;
    private readonly BayesianRidge _lasting;
    private readonly IReadOnlyList<RatedMelody> _ratings;

    private TasteModel(BayesianRidge ridge, BayesianRidge lasting, IReadOnlyList<RatedMelody> ratings)
    {
        (_ridge, _lasting, _ratings) = (ridge, lasting, ratings);
        Traits = TraitsFrom(0);
    }

    /// <summary>Gets what was learnt of each feature, in the features' order.</summary>
    public IReadOnlyList<TasteTrait> Traits { get; }

    /// <summary>Learns from stars.</summary>
    /// <param name="session">What was rated in this session.</param>
    /// <param name="earlier">What the same musician rated in other sessions; null for nothing.</param>
    /// <returns>The taste; null where fewer than <see cref="MinRatings"/> ratings tell of it.</returns>
    /// <remarks>
    /// Fewer ratings than that of either kind are no ground of their own: those of the session alone then leave what
    /// was learnt earlier as it is, those of earlier sessions are added to the session's.
    /// </remarks>
    public static TasteModel? Learn(
        IReadOnlyList<RatedMelody> session, IReadOnlyList<RatedMelody>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        earlier ??= [];
        if (session.Count + earlier.Count < MinRatings)
        {
            return null;
        }

        RatedMelody[] ratings = [.. earlier, .. session];
        if (earlier.Count < MinRatings)
        {
            var all = Fit(ratings);
            return new TasteModel(all, all, ratings);
        }

        var lasting = Fit(earlier);
        var ridge = session.Count < MinRatings ? lasting : Fit(session, lasting.Weights);
        return new TasteModel(ridge, lasting, ratings);
    }

    /// <inheritdoc/>
    public StarGuess Guess(Melody melody)
    {
        var prediction = _ridge.Predict(TasteInputs.Of(melody));
        return new StarGuess(
            prediction.MeanWithin(0, EvolutionOptions.MaxStars), Math.Sqrt(prediction.Variance));
    }

    /// <summary>Says in a sentence or two what was learnt, as far as it is clear.</summary>
    public string Describe() =>
        TasteWords.Describe(Traits, TraitsFrom(MelodyFeatures.All.Length)) + TastePlaces.Describe(_ratings, _lasting);

    private static BayesianRidge Fit(IReadOnlyList<RatedMelody> ratings, IReadOnlyList<double>? priorMean = null) =>
        BayesianRidge.Fit(
            [.. ratings.Select(rated => TasteInputs.Of(rated.Melody))],
            [.. ratings.Select(rated => rated.Stars)],
            s_ridge,
            priorMean);

    // The features' weights come first, then those of their squares.
    private TasteTrait[] TraitsFrom(int first) =>
    [
        .. MelodyFeatures.All.Select((feature, j) =>
            new TasteTrait(feature, _ridge.Weights[first + j], _ridge.Deviations[first + j])),
    ];
}
