namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>The names of a file's columns.</summary>
internal sealed class CsvHeading
{
    private static readonly Dictionary<string, string> s_otherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["participant"] = "respondent",
        ["id"] = "respondent",
    };

    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    public CsvHeading(CsvRow row)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            var name = s_otherNames.GetValueOrDefault(row.Cells[column], row.Cells[column]);
            if (name.Length == 0)
            {
                throw row.Wrong(column, "The column has no name.");
            }

            if (!_columns.TryAdd(name, column))
            {
                throw row.Wrong(column, $"Two columns have the name '{name}'.");
            }
        }

        Row = row;
    }

    /// <summary>The line itself.</summary>
    public CsvRow Row { get; }

    /// <summary>The names and their columns, in the file's order.</summary>
    public IEnumerable<KeyValuePair<string, int>> Columns => _columns.OrderBy(of => of.Value);

    public bool Has(string name) => _columns.ContainsKey(name);

    /// <summary>The column of a name; -1 where there is none.</summary>
    public int Find(string name) => _columns.GetValueOrDefault(name, -1);
}
