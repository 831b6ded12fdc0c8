using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;

namespace MoodLab.Web.Corpora;

/// <summary>What is shown of the corpora, as the page's address carries it. What it does not name has its usual value.
/// </summary>
public sealed record CorpusAddress
{
    private const char Between = '~';

    /// <summary>Gets the corpus; null for none.</summary>
    public string? Corpus { get; init; }

    /// <summary>Gets the classes that are looked at; none means all.</summary>
    public ImmutableSortedSet<string> Classes { get; init; } = ImmutableSortedSet.Create<string>(
        StringComparer.Ordinal);

    /// <summary>Gets whether outliers are clipped.</summary>
    public bool IsClipped { get; init; }

    /// <summary>Gets whether charts have all their rows.</summary>
    public bool HasAllRows { get; init; }

    /// <summary>Reads the address of the page.</summary>
    /// <param name="query">The query, with or without its question mark.</param>
    public static CorpusAddress Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Named(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;

        return new CorpusAddress
        {
            Corpus = Named("corpus") is { Length: > 0 } name ? name : null,
            Classes =
            [
                .. (Named("composers") ?? string.Empty).Split(Between, StringSplitOptions.RemoveEmptyEntries),
            ],
            IsClipped = Named("clip") is not null,
            HasAllRows = Named("all") is not null,
        };
    }

    /// <summary>Writes the address, without what is as usual.</summary>
    public string Write()
    {
        List<KeyValuePair<string, string?>> query = [];
        void Name(bool isNeeded, string name, string? value)
        {
            if (isNeeded)
            {
                query.Add(new(name, value));
            }
        }

        Name(Corpus is not null, "corpus", Corpus);
        Name(Classes.Count > 0, "composers", string.Join(Between, Classes));
        Name(IsClipped, "clip", "1");
        Name(HasAllRows, "all", "1");
        return QueryHelpers.AddQueryString("research/corpus", query);
    }
}
