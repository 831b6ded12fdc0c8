using System.Globalization;

namespace MoodLab.Web.Composing;

/// <summary>A number as a visitor types it: what was typed, what it means, and what is wrong with it.</summary>
/// <param name="name">The name that the message uses.</param>
/// <param name="min">The least value.</param>
/// <param name="max">The greatest value.</param>
/// <param name="initial">The value until something is typed.</param>
/// <param name="whole">Whether only whole numbers are taken.</param>
public sealed class NumberSetting(string name, double min, double max, double initial, bool whole = false)
{
    /// <summary>Gets the name that the message uses.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the least value.</summary>
    public double Min { get; } = min;

    /// <summary>Gets the greatest value.</summary>
    public double Max { get; } = max;

    /// <summary>Gets or sets what was typed.</summary>
    public string Text { get; set; } = Format(initial);

    /// <summary>Gets the value, or null where the text is no number within the range.</summary>
    public double? Value =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value >= Min && value <= Max && (!whole || value == Math.Floor(value))
            ? value
            : null;

    /// <summary>Gets what is wrong with the text, or null.</summary>
    public string? Message => Value is not null
        ? null
        : $"{Name} must be a {(whole ? "whole number" : "number")} from {Format(Min)} to {Format(Max)}.";

    /// <summary>Sets the value; no more than six decimals are kept.</summary>
    /// <param name="value">The value.</param>
    public void Set(double value) => Text = Format(value);

    /// <summary>Takes a text over from an address, where it has one.</summary>
    /// <param name="text">The text, or null.</param>
    public void Take(string? text)
    {
        // Nobody types a number of forty digits; what is longer would only swell the page.
        if (!string.IsNullOrWhiteSpace(text))
        {
            Text = text.Length <= 40 ? text.Trim() : text[..40];
        }
    }

    private static string Format(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
