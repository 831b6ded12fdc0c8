namespace MoodLab.Statistics.Regression;

/// <summary>What is expected of a case: a normal distribution.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Variance">Its variance, noise included; above 0.</param>
public readonly record struct Prediction(double Mean, double Variance);
