using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;

namespace MoodLab.Neural.Decoding;

/// <summary>
/// What a stream remembers of its own past: the network's last hidden state at each step, and the token that followed.
/// Where the network stands as it stood before, what followed then becomes likelier: the global normalisation of Grave,
/// Joulin and Usunier, "Improving Neural Language Models with a Continuous Cache" (2017, equation 6). Nothing is
/// learnt. H numbers a state, V tokens, N steps remembered.
/// </summary>
/// <remarks>
/// Unlike there, states are compared by their cosine, so that the same sharpness suits any network, and what the past
/// says is weighed against the network's probabilities instead of its unnormalised scores:
/// p(v) = (softmax(logits)[v] + the sum of e[n] over the n that v followed) / (1 + the sum of all e[n]), with
/// e[n] = weight exp(sharpness (cos(h, h[n]) - 1)). Not for several threads.
/// </remarks>
public sealed unsafe class ContinuousCache : IDisposable
{
    // Stands for a step whose token is not known yet.
    private const int Unknown = -1;

    private readonly ContinuousCacheOptions _options;
    private readonly int _hidden;
    private readonly NativeBuffer _keys;
    private readonly int[] _followers;
    private readonly float[] _key;
    private readonly float[] _likenesses;
    private long _steps;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="options">How it remembers.</param>
    /// <param name="hidden">H.</param>
    public ContinuousCache(ContinuousCacheOptions options, int hidden)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hidden);
        (_options, _hidden) = (options, hidden);
        _keys = new NativeBuffer((long)options.Capacity * hidden);
        _followers = new int[options.Capacity];
        _likenesses = new float[options.Capacity];
        _key = new float[hidden];
    }

    /// <summary>Gets how many steps it holds.</summary>
    public int Count => (int)Math.Min(_steps, _options.Capacity);

    /// <summary>Mixes what the past says into a prediction, and remembers the step; <see cref="Follow"/> then says what
    /// came.</summary>
    /// <param name="state">The hidden state from which the network predicts, [H].</param>
    /// <param name="logits">The prediction, [V]; overwritten by the logarithms of the mixed probabilities.</param>
    /// <exception cref="ArgumentException">The state has another length.</exception>
    /// <exception cref="InvalidOperationException">Nothing followed the step before.</exception>
    public void Predict(ReadOnlySpan<float> state, Span<float> logits)
    {
        if (state.Length != _hidden)
        {
            throw new ArgumentException($"[{state.Length}] is no state of [{_hidden}].", nameof(state));
        }

        var last = (int)((_steps - 1) % _options.Capacity);
        if (_steps > 0 && _followers[last] == Unknown)
        {
            throw new InvalidOperationException("Nothing has followed the step before.");
        }

        Normalise(state);
        ToProbabilities(logits);
        double sum = Recall(logits);
        foreach (ref var value in logits)
        {
            value = MathF.Log(Math.Max((float)(value / (1 + sum)), float.Epsilon));
        }

        var slot = (int)(_steps++ % _options.Capacity);
        _key.CopyTo(_keys.Span.Slice(slot * _hidden, _hidden));
        _followers[slot] = Unknown;
    }

    /// <summary>Says which token followed the last step.</summary>
    /// <param name="token">At least 0.</param>
    /// <exception cref="InvalidOperationException">There was no step, or something followed it already.</exception>
    public void Follow(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ref var follower = ref _followers[(int)(Math.Max(_steps - 1, 0) % _options.Capacity)];
        if (_steps == 0 || follower != Unknown)
        {
            throw new InvalidOperationException("There is no step that nothing has followed.");
        }

        follower = token;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _steps = 0;

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();

    private static void ToProbabilities(Span<float> logits)
    {
        var most = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            most = Math.Max(most, logit);
        }

        double sum = 0;
        foreach (ref var logit in logits)
        {
            logit = MathF.Exp(logit - most);
            sum += logit;
        }

        foreach (ref var probability in logits)
        {
            probability = (float)(probability / sum);
        }
    }

    // A state of zeros stays one: it is like no other.
    private void Normalise(ReadOnlySpan<float> state)
    {
        double squares = 0;
        foreach (var value in state)
        {
            squares += (double)value * value;
        }

        var scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        for (var i = 0; i < state.Length; i++)
        {
            _key[i] = (float)(state[i] * scale);
        }
    }

    // Adds what followed each remembered step; returns the sum of what was added.
    private double Recall(Span<float> probabilities)
    {
        fixed (float* key = _key, likenesses = _likenesses)
        {
            AttentionKernel.Scores(key, _keys.Pointer, Count, _hidden, likenesses);
        }

        double sum = 0;
        for (var n = 0; n < Count; n++)
        {
            var share = _options.Weight * Math.Exp(_options.Sharpness * (_likenesses[n] - 1));
            probabilities[_followers[n]] += (float)share;
            sum += share;
        }

        return sum;
    }
}
