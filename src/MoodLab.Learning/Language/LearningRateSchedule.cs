namespace MoodLab.Learning.Language;

/// <summary>
/// The learning rate over a run: a linear rise, then half a cosine down (Loshchilov and Hutter, "SGDR", 2017,
/// equation 5, without restarts), or stairs, or no change.
/// </summary>
/// <param name="Highest">The highest rate.</param>
/// <param name="WarmUpSteps">Steps of the rise.</param>
/// <param name="Steps">Steps of the whole run; beyond them the last rate of the cosine holds.</param>
/// <param name="FinalShare">The last rate of the cosine as a share of the highest.</param>
public readonly record struct LearningRateSchedule(double Highest, int WarmUpSteps, long Steps, double FinalShare)
{
    /// <summary>Gets how the rate goes on after the rise.</summary>
    /// <value><see cref="ScheduleKind.Cosine"/> unless told.</value>
    public ScheduleKind Kind { get; init; } = ScheduleKind.Cosine;

    /// <summary>Gets the steps of one stair.</summary>
    /// <value>At least 1; 1 unless told.</value>
    public int DecayEvery { get; init; } = 1;

    /// <summary>Gets the factor from one stair to the next.</summary>
    /// <value>Above 0 to 1; 1 unless told.</value>
    public double DecayFactor { get; init; } = 1;

    /// <summary>Gets the schedule of a run.</summary>
    /// <param name="options">How it trains.</param>
    /// <param name="steps">Steps of the whole run.</param>
    public static LearningRateSchedule Of(TrainingOptions options, long steps)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new LearningRateSchedule(options.LearningRate, options.WarmUpSteps, steps, options.FinalRate)
        {
            Kind = options.Schedule,
            DecayEvery = options.DecayEvery,
            DecayFactor = options.DecayFactor,
        };
    }

    /// <summary>Gets the rate of a step.</summary>
    /// <param name="step">The step, from 0.</param>
    public double At(long step)
    {
        if (step < WarmUpSteps)
        {
            return Highest * (step + 1) / WarmUpSteps;
        }

        var since = step - WarmUpSteps;
        switch (Kind)
        {
            case ScheduleKind.Constant:
                return Highest;
            case ScheduleKind.Step:
                return Highest * Math.Pow(DecayFactor, since / DecayEvery);
            default:
                var done = Math.Min(since / (double)Math.Max(Steps - WarmUpSteps, 1), 1);
                return Highest * (FinalShare + ((1 - FinalShare) * 0.5 * (1 + Math.Cos(Math.PI * done))));
        }
    }
}
