using System.Globalization;

namespace MoodLab.Learning.Language.Recipes;

/// <summary>One of the trainings that an experiment compares.</summary>
/// <param name="Name">What sets it apart from the others: <c>noise 0.2</c>.</param>
/// <param name="Study">What the study found.</param>
public sealed record RecipeArm(string Name, StudyCurve Study)
{
    /// <summary>Gets the dropout between LSTM layers.</summary>
    /// <value>0 to below 1; 0.05 as in the study unless told.</value>
    public double Dropout { get; init; } = 0.05;

    /// <summary>Gets the deviation of the noise behind the first layer.</summary>
    /// <value>At least 0; 0 unless told.</value>
    public double Noise { get; init; }

    /// <summary>Gets the dropout before the last layer.</summary>
    /// <value>0 to below 1; 0 unless told.</value>
    public double HeadDropout { get; init; }

    /// <summary>Gets the name of its files, which is the same for the same settings in every experiment.</summary>
    public string Key =>
        string.Create(CultureInfo.InvariantCulture, $"dropout-{Dropout}")
        + (Noise > 0 ? string.Create(CultureInfo.InvariantCulture, $"-noise-{Noise}") : "")
        + (HeadDropout > 0 ? string.Create(CultureInfo.InvariantCulture, $"-head-dropout-{HeadDropout}") : "");
}
