namespace MoodLab.Learning.Language;

/// <summary>The shape of a language model and how it is regularised.</summary>
public sealed record LanguageModelOptions
{
    /// <summary>Gets V, the number of words.</summary>
    public required int Words { get; init; }

    /// <summary>Gets the length of a word's vector.</summary>
    /// <value>1 to 4096; 256 as in the study.</value>
    public int Embedding { get; init; } = 256;

    /// <summary>Gets the units of an LSTM layer.</summary>
    /// <value>1 to 4096; 512 as in the study.</value>
    public int Hidden { get; init; } = 512;

    /// <summary>Gets the number of LSTM layers.</summary>
    /// <value>1 to 16; 4 as in the study.</value>
    public int Layers { get; init; } = 4;

    /// <summary>Gets whether a mood can be given; without it this is the study's plain model.</summary>
    public bool HasMoods { get; init; } = true;

    /// <summary>Gets the dropout between LSTM layers.</summary>
    /// <value>0 to below 1; 0.05 as in the study.</value>
    public double Dropout { get; init; } = 0.05;

    /// <summary>Gets the deviation of the noise behind the first LSTM layer.</summary>
    /// <value>At least 0; the study tries 0.2.</value>
    public double Noise { get; init; }

    /// <summary>Gets the dropout before the last layer.</summary>
    /// <value>0 to below 1; the study tries 0.5.</value>
    public double HeadDropout { get; init; }

    /// <summary>Checks every member against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside; the message names it.</exception>
    public void Validate()
    {
        Ranges.Require(nameof(Words), Words, 1, 1 << 20);
        Ranges.Require(nameof(Embedding), Embedding, 1, 4096);
        Ranges.Require(nameof(Hidden), Hidden, 1, 4096);
        Ranges.Require(nameof(Layers), Layers, 1, 16);
        Ranges.Require(nameof(Dropout), Dropout, 0, 0.99);
        Ranges.Require(nameof(Noise), Noise, 0, 10);
        Ranges.Require(nameof(HeadDropout), HeadDropout, 0, 0.99);
    }
}
