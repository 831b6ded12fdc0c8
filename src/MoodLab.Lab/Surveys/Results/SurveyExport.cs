using System.IO.Compression;
using System.Text;
using MoodLab.Lab.Pieces;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>Surveys as files to take along.</summary>
public static class SurveyExport
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the answers as a tidy table.</summary>
    /// <param name="survey">The survey.</param>
    public static PieceFile Csv(SurveyFile survey)
    {
        ArgumentNullException.ThrowIfNull(survey);
        return new PieceFile(PieceFile.NameOf(survey.Title, ".csv"), Text(writer => SurveyTable.Write(survey, writer)));
    }

    /// <summary>Writes a row for each respondent, as studies print it: <c>respondent</c>, <c>q1</c>, <c>q2</c> and so
    /// on, <c>correct</c>, the printed <c>score</c>, <c>musicianship</c>, <c>practice</c>.
    /// <see cref="Scoring.SurveyCsv"/> reads it.</summary>
    /// <param name="survey">The survey.</param>
    public static PieceFile Respondents(SurveyFile survey)
    {
        ArgumentNullException.ThrowIfNull(survey);
        return new PieceFile(
            PieceFile.NameOf($"{survey.Title} respondents", ".csv"),
            Text(writer => RespondentTable.Write(survey.ToResponses(), writer)));
    }

    /// <summary>Writes everything as JSON.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="at">When, in UTC.</param>
    public static PieceFile Json(SurveyFile survey, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(survey);
        return new PieceFile(PieceFile.NameOf(survey.Title, ".json"), SurveyJson.Write(survey, at));
    }

    /// <summary>Writes table, JSON and codebook into one archive.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="at">When, in UTC.</param>
    public static PieceFile Zip(SurveyFile survey, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(survey);
        MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string name, byte[] content)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(at, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }

            Add("answers.csv", Csv(survey).Content);
            Add("survey.json", SurveyJson.Write(survey, at));
            Add("codebook.csv", Text(SurveyCodebook.WriteCsv));
            Add("codebook.md", Text(writer => SurveyCodebook.WriteMarkdown(survey, writer)));
        }

        return new PieceFile(PieceFile.NameOf(survey.Title, ".zip"), file.ToArray());
    }

    private static byte[] Text(Action<TextWriter> write)
    {
        using MemoryStream stream = new();
        using (StreamWriter writer = new(stream, s_utf8))
        {
            write(writer);
        }

        return stream.ToArray();
    }
}
