namespace MoodLab.Neural.Decoding;

/// <summary>How a <see cref="ContinuousCache"/> remembers.</summary>
public sealed record ContinuousCacheOptions
{
    private const double GreatestSharpness = 1000;
    private const double GreatestWeight = 1e6;
    private const int GreatestCapacity = 1 << 16;

    private readonly double _sharpness = 40;
    private readonly double _weight = 32;
    private readonly int _capacity = 2048;

    /// <summary>Gets theta: how much more a state like the present one counts than one that is less like it.</summary>
    /// <value>0 to 1000; 40 unless told.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside its range.</exception>
    public double Sharpness
    {
        get => _sharpness;
        init => _sharpness = Require(value, GreatestSharpness, nameof(Sharpness));
    }

    /// <summary>Gets w: what a state equal to the present one counts, where the network's own prediction counts
    /// 1.</summary>
    /// <value>0 to 1,000,000; 32 unless told.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside its range.</exception>
    public double Weight
    {
        get => _weight;
        init => _weight = Require(value, GreatestWeight, nameof(Weight));
    }

    /// <summary>Gets how many steps are remembered; the oldest is forgotten first.</summary>
    /// <value>1 to 65,536; 2,048 unless told.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside its range.</exception>
    public int Capacity
    {
        get => _capacity;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Capacity));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, GreatestCapacity, nameof(Capacity));
            _capacity = value;
        }
    }

    private static double Require(double value, double greatest, string name) =>
        value >= 0 && value <= greatest
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be between 0 and {greatest}.");
}
