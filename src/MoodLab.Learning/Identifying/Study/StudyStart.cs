namespace MoodLab.Learning.Identifying.Study;

/// <summary>How a network's weights start, in the study's words; biases start at 0, as Keras has them.</summary>
public enum StudyStart
{
    /// <summary>Keras' <c>glorot_uniform</c>, its default; an LSTM's recurrent weights are orthogonal.</summary>
    GlorotUniform,

    /// <summary>Keras' <c>he_normal</c>, but without its cut at two deviations.</summary>
    HeNormal,
}
