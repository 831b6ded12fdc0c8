namespace MoodLab.Learning.Language;

/// <summary>
/// The learning rate over a run: a linear rise, then half a cosine down (Loshchilov and Hutter, "SGDR", 2017,
/// equation 5, without restarts).
/// </summary>
/// <param name="Highest">The highest rate.</param>
/// <param name="WarmUpSteps">Steps of the rise.</param>
/// <param name="Steps">Steps of the whole run; beyond them the last rate holds.</param>
/// <param name="FinalShare">The last rate as a share of the highest.</param>
public readonly record struct LearningRateSchedule(double Highest, int WarmUpSteps, long Steps, double FinalShare)
{
    /// <summary>Gets the rate of a step.</summary>
    /// <param name="step">The step, from 0.</param>
    public double At(long step)
    {
        if (step < WarmUpSteps)
        {
            return Highest * (step + 1) / WarmUpSteps;
        }

        var done = Math.Min((step - WarmUpSteps) / (double)Math.Max(Steps - WarmUpSteps, 1), 1);
        return Highest * (FinalShare + ((1 - FinalShare) * 0.5 * (1 + Math.Cos(Math.PI * done))));
    }
}
