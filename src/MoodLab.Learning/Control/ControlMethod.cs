namespace MoodLab.Learning.Control;

/// <summary>How the mood of a piece is pursued.</summary>
public enum ControlMethod
{
    /// <summary>Not at all: the model composes without a mood.</summary>
    None,

    /// <summary>The model is told the mood with every word, as it learnt it.</summary>
    Conditioned,

    /// <summary>The predictions with and without the mood are mixed, see <see cref="Sampling.Sampler.Guide"/>.</summary>
    Guided,

    /// <summary>The model composes without a mood while evolved values replace some of its cells.</summary>
    Neurons,

    /// <summary>As <see cref="Neurons"/> with zeros in place of the values, as the mood study's published program does
    /// by mistake.</summary>
    NeuronsZero,

    /// <summary>Several pieces are composed, and the one in which a classifier hears the mood most is kept.</summary>
    Ranked,
}
