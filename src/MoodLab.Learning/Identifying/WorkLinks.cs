using CsvHelper;
using MoodLab.Learning.Datasets;

namespace MoodLab.Learning.Identifying;

/// <summary>Which files are of one work, by several witnesses: whatever any of them links is linked.</summary>
/// <param name="paths">The files.</param>
internal sealed class WorkLinks(IReadOnlyList<string> paths)
{
    private readonly int[] _roots = [.. Enumerable.Range(0, paths.Count)];

    /// <summary>Links the files that have the same group.</summary>
    /// <param name="groups">The group of each file.</param>
    public void Add(IReadOnlyList<int> groups)
    {
        Dictionary<int, int> first = [];
        for (var file = 0; file < groups.Count; file++)
        {
            if (!first.TryAdd(groups[file], file))
            {
                Link(first[groups[file]], file);
            }
        }
    }

    /// <summary>Links the files that a table <c>cluster,path</c> gives the same cluster.</summary>
    /// <param name="table">Nothing is linked where there is none; rows of other files are passed over.</param>
    /// <exception cref="CorpusException">It cannot be read.</exception>
    public void Add(string table)
    {
        if (!File.Exists(table))
        {
            return;
        }

        var files = Enumerable.Range(0, paths.Count).ToDictionary(file => paths[file], StringComparer.Ordinal);
        Dictionary<string, int> first = [];
        try
        {
            using var csv = CsvReader.FromFile(table);
            while (csv.Read())
            {
                var cluster = csv.GetString("cluster");
                if (files.TryGetValue(csv.GetString("path"), out var file) && !first.TryAdd(cluster, file))
                {
                    Link(first[cluster], file);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or CsvFormatException or ArgumentException or KeyNotFoundException)
        {
            throw new CorpusException(
                $"'{table}' cannot be read; it needs the columns cluster and path. {exception.Message}");
        }
    }

    /// <summary>Gets a number of the work that each file is of, the same for all files of one.</summary>
    public int[] Works() => [.. _roots.Select((_, file) => Root(file))];

    private void Link(int one, int other) => _roots[Root(other)] = Root(one);

    private int Root(int file)
    {
        while (_roots[file] != file)
        {
            file = _roots[file] = _roots[_roots[file]];
        }

        return file;
    }
}
