using System.Globalization;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>A file of answers that cannot be read; the message says where and what is wrong.</summary>
public sealed class SurveyFormatException : FormatException
{
    /// <summary>Creates one.</summary>
    /// <param name="line">The line in the file, from 1; 0 for the file as a whole.</param>
    /// <param name="column">The column, from 1; 0 for the line as a whole.</param>
    /// <param name="problem">What is wrong, as a sentence.</param>
    public SurveyFormatException(int line, int column, string problem)
        : base(Place(line, column) + problem) => (Line, Column) = (line, column);

    /// <summary>Gets the line in the file, from 1; 0 for the file as a whole.</summary>
    public int Line { get; }

    /// <summary>Gets the column, from 1; 0 for the line as a whole.</summary>
    public int Column { get; }

    private static string Place(int line, int column) => (line, column) switch
    {
        (0, _) => "",
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"Line {line}: "),
        _ => string.Create(CultureInfo.InvariantCulture, $"Line {line}, column {column}: "),
    };
}
