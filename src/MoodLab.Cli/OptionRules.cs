using System.CommandLine;

namespace MoodLab.Cli;

/// <summary>Rules that the values of options keep, so that breaking one is wrong usage and no failure.</summary>
public static class OptionRules
{
    /// <summary>Makes an option of whole numbers within a range.</summary>
    /// <param name="name">Its name, with both hyphens.</param>
    /// <param name="description">What it sets, in a sentence; the range is added.</param>
    /// <param name="value">The value unless told.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    public static Option<int> Whole(string name, string description, int value, int min, int max) =>
        new Option<int>(name)
        {
            Description = FormattableString.Invariant($"{description} {min} to {max}."),
            DefaultValueFactory = _ => value,
        }.MustBe(FormattableString.Invariant($"between {min} and {max}"), number => number >= min && number <= max);

    /// <summary>Lets an option take only some values.</summary>
    /// <param name="option">The option.</param>
    /// <param name="isAllowed">Whether a value is allowed.</param>
    /// <param name="rule">The rule in words, after "must be": <c>at least 1</c>.</param>
    /// <typeparam name="T">The option's type.</typeparam>
    /// <returns>The option itself.</returns>
    public static Option<T> MustBe<T>(this Option<T> option, string rule, Predicate<T> isAllowed)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(isAllowed);
        option.Validators.Add(result =>
        {
            T? value;
            try
            {
                value = result.GetValueOrDefault<T>();
            }
            catch (InvalidOperationException)
            {
                // The text is no value of the type at all, which the parser reports itself.
                return;
            }

            if (value is not null && !isAllowed(value))
            {
                result.AddError($"{option.Name} must be {rule}.");
            }
        });
        return option;
    }
}
