using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Sampling;

/// <summary>Draws words. The same logits and the same random state give the same word. Allocates nothing per
/// draw.</summary>
public sealed class Sampler
{
    private readonly SamplerOptions _options;
    private readonly RandomSource _random;
    private readonly double[] _probabilities;
    private readonly int[] _order;
    private readonly Comparison<int> _likeliestFirst;

    /// <summary>Creates a sampler.</summary>
    /// <param name="options">How to draw.</param>
    /// <param name="words">V, the number of words.</param>
    /// <param name="random">Source of the draws.</param>
    public Sampler(SamplerOptions options, int words, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Temperature);
        ArgumentOutOfRangeException.ThrowIfNegative(options.TopK);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.TopP);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FirstShare ?? 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.FirstShare ?? 0, 1);
        _options = options;
        _random = random;
        _probabilities = new double[words];
        _order = new int[words];

        // By probability, then by id, so that equals keep one order.
        _likeliestFirst = (a, b) => _probabilities[b] != _probabilities[a]
            ? _probabilities[b].CompareTo(_probabilities[a])
            : a.CompareTo(b);
    }

    /// <summary>Draws a word.</summary>
    /// <param name="logits">One for each word, [V].</param>
    /// <param name="allowed">Which words may be drawn, [V].</param>
    /// <returns>The word's id, or -1 where none is allowed.</returns>
    public int Draw(ReadOnlySpan<float> logits, ReadOnlySpan<bool> allowed)
    {
        var count = 0;
        var most = double.NegativeInfinity;
        for (var id = 0; id < logits.Length; id++)
        {
            if (allowed[id])
            {
                _order[count++] = id;
                most = Math.Max(most, logits[id]);
            }
        }

        if (count == 0)
        {
            return -1;
        }

        var kept = Keep(logits, most, _order.AsSpan(0, count));
        if (_options.FirstShare is { } share && kept.Length > 1)
        {
            if (_random.NextDouble() < share)
            {
                return kept[0];
            }

            kept = kept[1..];
        }

        var sum = 0.0;
        foreach (var id in kept)
        {
            sum += _probabilities[id];
        }

        var rest = _random.NextDouble() * sum;
        foreach (var id in kept)
        {
            rest -= _probabilities[id];
            if (rest < 0)
            {
                return id;
            }
        }

        return kept[^1];
    }

    /// <summary>Mixes two predictions: free + strength * (conditioned - free), word by word.</summary>
    /// <remarks>
    /// Classifier-free guidance (Ho and Salimans 2022, equation 6, with w = strength - 1) on a language model:
    /// strength 0 leaves the condition out, 1 takes it as learnt, more exaggerates it.
    /// </remarks>
    /// <param name="conditioned">Logits under the condition; overwritten by the mixture.</param>
    /// <param name="free">Logits without a condition.</param>
    /// <param name="strength">At least 0.</param>
    public static void Guide(Span<float> conditioned, ReadOnlySpan<float> free, double strength)
    {
        for (var id = 0; id < conditioned.Length; id++)
        {
            conditioned[id] = (float)(free[id] + (strength * (conditioned[id] - free[id])));
        }
    }

    // Fills in the probabilities and returns the words that take part, the likeliest first where that matters.
    private ReadOnlySpan<int> Keep(ReadOnlySpan<float> logits, double most, Span<int> ids)
    {
        foreach (var id in ids)
        {
            _probabilities[id] = Math.Exp((logits[id] - most) / _options.Temperature);
        }

        if (_options is { TopK: 0, TopP: >= 1, FirstShare: null })
        {
            return ids;
        }

        ids.Sort(_likeliestFirst);
        var kept = _options.TopK == 0 ? ids : ids[..Math.Min(_options.TopK, ids.Length)];
        var total = 0.0;
        foreach (var id in kept)
        {
            total += _probabilities[id];
        }

        var mass = 0.0;
        var length = 0;

        // One at least, even where the logits are no numbers.
        while (length < kept.Length && (length == 0 || mass < total * _options.TopP))
        {
            mass += _probabilities[kept[length++]];
        }

        return kept[..length];
    }
}
