using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Web.Composing;

namespace MoodLab.Web.Surveys;

/// <summary>A survey while it is edited: what was typed, what it means, and what is wrong with it.</summary>
public sealed class SurveyForm
{
    /// <summary>Gets or sets the title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets how the survey is taken; numbers and the order are kept apart, as they are
    /// typed.</summary>
    public SurveyDesign Design { get; set; } = new();

    /// <summary>Gets the pieces that are judged, in the key's order.</summary>
    public List<EditedPiece> Pieces { get; } = [];

    /// <summary>Gets or sets the practice piece; null for none.</summary>
    public EditedPiece? Practice { get; set; }

    /// <summary>Gets the share of a piece that must be heard, in percent.</summary>
    public NumberSetting HeardPercent { get; } = new("The share to be heard", 0, 100, 100);

    /// <summary>Gets for how long a listener may go on where they were, in hours.</summary>
    public NumberSetting ResumeHours { get; } =
        new("The time to go on", 1, SurveyDesign.MostResumeHours, 24, whole: true);

    /// <summary>Gets the version of the text that is agreed to.</summary>
    public NumberSetting ConsentVersion { get; } = new("The version", 1, 10_000, 1, whole: true);

    /// <summary>Gets the seed of the orders.</summary>
    public NumberSetting Seed { get; } = new("The seed", 0, int.MaxValue, 0, whole: true);

    /// <summary>Gets or sets the fixed order: the numbers of the pieces from 1, or nothing for that of the key.</summary>
    public string FixedOrder { get; set; } = string.Empty;

    /// <summary>Gets what is wrong with the title, or null.</summary>
    public string? TitleMessage => string.IsNullOrWhiteSpace(Title) ? "Give the survey a title." : null;

    /// <summary>Gets what is wrong with the fixed order, or null.</summary>
    public string? FixedOrderMessage => Design.Order != SurveyOrder.Fixed || ReadOrder() is { } order
        && (order.Count == 0 || order.Order().SequenceEqual(Enumerable.Range(0, Pieces.Count)))
            ? null
            : $"Name each piece from 1 to {Pieces.Count} once, such as 3, 1, 2. Empty is the order of the list.";

    /// <summary>Gets what is wrong with the return link, or null.</summary>
    public string? ReturnLinkMessage =>
        (new SurveyDesign { ReturnLink = Design.ReturnLink }).Validate().Count == 0
            ? null
            : $"The link must begin with https:// and name its site without {SurveyDesign.IdMark}.";

    /// <summary>Gets whether everything that was typed means something.</summary>
    public bool IsValid => TitleMessage is null
        && FixedOrderMessage is null
        && ReturnLinkMessage is null
        && HeardPercent.Value is not null
        && ResumeHours.Value is not null
        && ConsentVersion.Value is not null
        && Seed.Value is not null;

    /// <summary>Takes a stored survey over.</summary>
    /// <param name="content">The survey.</param>
    public void Read(SurveyContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Title = content.Title;
        Design = content.Design;
        HeardPercent.Set(100 * content.Design.HeardShare);
        ResumeHours.Set(content.Design.ResumeHours);
        ConsentVersion.Set(content.Design.ConsentVersion);
        Seed.Set(content.Design.Seed);
        FixedOrder = string.Join(", ", content.Design.FixedOrder.Select(number => number + 1));
        Pieces.Clear();
        Pieces.AddRange(content.Pieces.Where(piece => !piece.IsPractice).Select(piece => new EditedPiece(piece)));
        Practice = content.Pieces.FirstOrDefault(piece => piece.IsPractice) is { } practice
            ? new EditedPiece(practice)
            : null;
    }

    /// <summary>Gets the survey as it is to be stored, or null where <see cref="IsValid"/> is false.</summary>
    public SurveyContent? Write() => !IsValid
        ? null
        : new SurveyContent(
            Title.Trim(),
            Design with
            {
                HeardShare = HeardPercent.Value!.Value / 100,
                ResumeHours = (int)ResumeHours.Value!.Value,
                ConsentVersion = (int)ConsentVersion.Value!.Value,
                Seed = (int)Seed.Value!.Value,
                FixedOrder = Design.Order == SurveyOrder.Fixed ? ReadOrder()! : [],
            },
            [
                .. Practice is null ? [] : new[] { Practice.Piece with { IsPractice = true } },
                .. Pieces.Select(edited => edited.Piece with { IsPractice = false }),
            ]);

    private List<int>? ReadOrder()
    {
        List<int> order = [];
        foreach (var word in FixedOrder.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, out var number))
            {
                return null;
            }

            order.Add(number - 1);
        }

        return order;
    }
}
