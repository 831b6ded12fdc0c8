namespace MoodLab.Learning.Words;

/// <summary>The grid of sixteenths on which encoded pieces lie.</summary>
public static class Grid
{
    /// <summary>Steps of a quarter note.</summary>
    public const int StepsPerQuarter = 4;

    /// <summary>Resolution of decoded scores.</summary>
    public const int TicksPerQuarter = 480;

    /// <summary>Ticks of a step in decoded scores.</summary>
    public const int TicksPerStep = TicksPerQuarter / StepsPerQuarter;

    /// <summary>Moves a position or length to the nearest quarter or third of a quarter note.</summary>
    /// <param name="quarters">In quarter notes.</param>
    public static double Snap(double quarters)
    {
        var fourth = Math.Round(quarters * 4) / 4;
        var third = Math.Round(quarters * 3) / 3;
        return Math.Abs(third - quarters) < Math.Abs(fourth - quarters) ? third : fourth;
    }

    /// <summary>
    /// Gets the step of an onset: the sixteenth in which it falls after small deviations from quarters and thirds of a
    /// quarter note are removed.
    /// </summary>
    /// <param name="quarters">Onset in quarter notes, at least 0.</param>
    public static long StepOf(double quarters) => (long)Math.Floor((Snap(quarters) * StepsPerQuarter) + 1e-6);
}
