namespace MoodLab.Lab.Surveys.Results;

/// <summary>A column of a table of answers.</summary>
public sealed class SurveyColumn
{
    internal SurveyColumn(string name, string meaning, string unit, string values, Func<SurveyRow, object?> value) =>
        (Name, Meaning, Unit, Values, Value) = (name, meaning, unit, values, value);

    /// <summary>Gets its name in the first line.</summary>
    public string Name { get; }

    /// <summary>Gets what it tells, as a sentence.</summary>
    public string Meaning { get; }

    /// <summary>Gets in what it is counted; empty where in nothing.</summary>
    public string Unit { get; }

    /// <summary>Gets what may stand in it.</summary>
    public string Values { get; }

    /// <summary>Gets what stands in it in a row.</summary>
    internal Func<SurveyRow, object?> Value { get; }
}
