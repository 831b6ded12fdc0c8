using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Comparing;
using MoodLab.Lab.Pieces;
using MoodLab.Web.Comparing;
using MoodLab.Web.Visitors;

namespace MoodLab.Web.Components.Pages.Comparing;

/// <summary>Two to four pieces of the visitor's library side by side. The address names them.</summary>
/// <param name="library">Where the pieces lie.</param>
/// <param name="visitor">Whose pieces may be shown.</param>
/// <param name="navigation">Leads to the page for what is not there.</param>
public sealed partial class ComparePage(IPieceLibrary library, Visitor visitor, NavigationManager navigation)
{
    private PieceComparison? _comparison;
    private (string Title, string Text)? _fault;

    [SupplyParameterFromQuery(Name = "pieces")]
    private string? Pieces { get; set; }

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var ids = ComparisonAddress.Read(Pieces);
        if (ids.Count < PieceComparison.Fewest)
        {
            Refuse(
                "Choose at least two pieces",
                "To compare pieces, tick two to four of them in the library, then press Compare.");
        }
        else if (ids.Count > PieceComparison.Most)
        {
            Refuse(
                "That is more than four pieces",
                "At most four pieces fit side by side. Tick two to four of them in the library.");
        }
        else
        {
            var stop = HttpContext?.RequestAborted ?? CancellationToken.None;
            _comparison = await visitor.OwnerAsync() is { } owner
                ? await PieceComparer.CompareAsync(library, owner, ids, stop)
                : null;
            if (_comparison is null)
            {
                navigation.NotFound();
            }
        }
    }

    private void Refuse(string title, string text)
    {
        _fault = (title, text);
        HttpContext?.Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
