using System.Text;
using CsvHelper;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>
/// Reads answers from a file of comma-separated values (RFC 4180, UTF-8; semicolons and tabs, too). The first line
/// names the columns, in any case.
/// </summary>
/// <remarks>
/// <para>
/// Wide, a row for each respondent: a column for each piece in the key's order, or in the order of the numbers with
/// which all of them are named (<c>q2</c>, <c>Q2. Link</c>), and any of <c>respondent</c> (or <c>participant</c>,
/// <c>id</c>), <c>musicianship</c>, <c>practice</c> and <c>score</c> (as the source printed it: <c>6</c> or
/// <c>6/8</c>); <c>timestamp</c> and <c>correct</c> are passed over.
/// </para>
/// <para>
/// Tidy, a row for each answer: <c>respondent</c>, <c>item</c> (the piece's number from 1, also <c>q1</c>),
/// <c>answer</c>, and any of <c>position</c>, <c>seconds</c>, <c>confidence</c>, <c>heard</c>, <c>known</c>,
/// <c>method</c>, <c>musicianship</c>, <c>practice</c>, <c>headphones</c> (right ones of six), <c>finished</c>,
/// <c>score</c>; what else <see cref="Results.SurveyTable"/> writes is passed over.
/// </para>
/// <para>
/// An answer is a mood's number, 0 to 3, or its name; an empty cell, <c>NA</c> or <c>-</c> is none. What a piece or a
/// respondent has (method, musicianship, practice, headphones, finished, score) must be the same in all of its rows. An
/// apostrophe before text that a spreadsheet would take for a formula is taken off.
/// </para>
/// </remarks>
public static class SurveyCsv
{
    /// <summary>The most bytes of a file.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>The most columns.</summary>
    public const int MostColumns = 128;

    /// <summary>The most rows, the heading among them.</summary>
    public const int MostRows = (SurveyResponses.MostRespondents * SurveyResponses.MostItems) + 1;

    /// <summary>The most characters of a cell.</summary>
    public const int MostCharacters = 1000;

    private const string Separators = ",;\t";

    /// <summary>Reads a file.</summary>
    /// <param name="stream">The file; it is read to its end, but no more than <see cref="MostBytes"/>.</param>
    /// <param name="items">The pieces: the key.</param>
    /// <exception cref="SurveyFormatException">The file breaks a rule above or a limit.</exception>
    /// <exception cref="ArgumentException">There are no pieces, or too many.</exception>
    public static SurveyResponses Read(Stream stream, IReadOnlyList<SurveyItem> items)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(items);
        var rows = Rows(Text(stream));
        if (rows.Count == 0)
        {
            throw new SurveyFormatException(0, 0, "The file is empty.");
        }

        var heading = new CsvHeading(rows[0]);
        return heading.Has("item") || heading.Has("answer")
            ? TidyLayout.Read(heading, rows, items)
            : WideLayout.Read(heading, rows, items);
    }

    private static string Text(Stream stream)
    {
        var bytes = new byte[MostBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MostBytes)
        {
            throw new SurveyFormatException(0, 0, $"The file has more than {MostBytes >> 20} MiB.");
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            var line = bytes.AsSpan(0, Math.Max(0, exception.Index)).Count((byte)'\n') + 1;
            throw new SurveyFormatException(line, 0, "The text is not UTF-8.");
        }
    }

    private static List<CsvRow> Rows(string text)
    {
        var first = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? end : text.Length);
        var separator = ',';
        foreach (var candidate in Separators)
        {
            separator = first.Count(candidate) > first.Count(separator) ? candidate : separator;
        }

        CsvReaderOptions options = new()
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        List<CsvRow> rows = [];
        try
        {
            using var csv = CsvReader.FromText(text, options);
            while (csv.Read())
            {
                rows.Add(Row(csv, rows.Count == 0 ? csv.FieldCount : rows[0].Cells.Count));
                if (rows.Count > MostRows)
                {
                    throw new SurveyFormatException(rows[^1].Line, 0, $"There are more than {MostRows} rows.");
                }
            }
        }
        catch (CsvFormatException exception)
        {
            throw new SurveyFormatException(
                (int)exception.LineNumber, 0, "A quotation mark stands where none can, or is never closed.");
        }

        return rows;
    }

    private static CsvRow Row(CsvReader csv, int columns)
    {
        CsvRow row = new((int)csv.LineNumber, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        if (columns > MostColumns)
        {
            throw new SurveyFormatException(row.Line, 0, $"There are more than {MostColumns} columns.");
        }

        if (row.Cells.Count != columns)
        {
            throw new SurveyFormatException(
                row.Line, 0, $"There are {row.Cells.Count} cells; the first line has {columns}.");
        }

        for (var column = 0; column < columns; column++)
        {
            if (row.Cells[column].Length > MostCharacters)
            {
                throw row.Wrong(column, $"The cell has more than {MostCharacters} characters.");
            }
        }

        return row;
    }
}
