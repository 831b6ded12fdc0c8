namespace MoodLab.Learning.Identifying.Study;

/// <summary>How a network learns, with the learning rates that are Keras' defaults.</summary>
public enum StudyOptimizer
{
    /// <summary>Adam with a learning rate of 0.001.</summary>
    Adam,

    /// <summary>Stochastic gradient descent without momentum, with a learning rate of 0.01.</summary>
    Sgd,
}
