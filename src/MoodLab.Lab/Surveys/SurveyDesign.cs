using System.Text.Json;
using System.Text.Json.Serialization;

namespace MoodLab.Lab.Surveys;

/// <summary>How a survey is taken. What of it nobody chose has its usual value.</summary>
public sealed record SurveyDesign
{
    /// <summary>How many characters a text may have.</summary>
    public const int MaxText = 10_000;

    /// <summary>How many characters the return link may have.</summary>
    public const int MaxLink = 2000;

    /// <summary>How many hours the time in which a participant may go on may last.</summary>
    public const int MostResumeHours = 24 * 30;

    /// <summary>How many participants a survey may ask for.</summary>
    public const int MostPeople = 100_000;

    /// <summary>Where in <see cref="ReturnLink"/> the panel's id goes.</summary>
    public const string IdMark = "{id}";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Gets what a listener reads first, in paragraphs; plain text.</summary>
    public string Welcome { get; init; } =
        "Thank you for lending us your ears. You will hear some short pieces of piano music. After each one, tell us "
        + "which of four moods you hear in it.";

    /// <summary>Gets what a listener agrees to, in paragraphs; plain text.</summary>
    public string Consent { get; init; } =
        "Taking part is voluntary. You may stop at any time by closing the page, and at the end you get a link that "
        + "deletes your answers.\n\nWe keep your answers, how long you took and how you listened. We do not keep your "
        + "name, your address or anything else that tells who you are. The answers are used for research on music and "
        + "may be published as numbers.";

    /// <summary>Gets the version of the text that is agreed to.</summary>
    /// <value>At least 1; 1 unless told.</value>
    public int ConsentVersion { get; init; } = 1;

    /// <summary>Gets whether listeners are asked between which ages they are.</summary>
    public bool AsksAge { get; init; } = true;

    /// <summary>Gets whether listeners are asked about their musical training.</summary>
    public bool AsksMusicianship { get; init; } = true;

    /// <summary>Gets whether listeners are asked what they listen with.</summary>
    public bool AsksDevice { get; init; } = true;

    /// <summary>Gets whether listeners set the level first.</summary>
    public bool ChecksSound { get; init; } = true;

    /// <summary>Gets whether listeners are offered the headphone test. Nobody is shut out by it.</summary>
    public bool TestsHeadphones { get; init; } = true;

    /// <summary>Gets whether listeners say how pleasant and how stirring a piece is.</summary>
    public bool AsksAffect { get; init; }

    /// <summary>Gets whether listeners say how sure they are.</summary>
    public bool AsksConfidence { get; init; } = true;

    /// <summary>Gets whether listeners say whether they know a piece.</summary>
    public bool AsksKnown { get; init; } = true;

    /// <summary>Gets whether listeners may write something about a piece.</summary>
    public bool AllowsComment { get; init; }

    /// <summary>Gets which share of a piece must be heard before it can be answered.</summary>
    /// <value>0 to 1; 1 unless told.</value>
    public double HeardShare { get; init; } = 1;

    /// <summary>Gets whether listeners may go back to a piece and change its answer.</summary>
    public bool AllowsBack { get; init; }

    /// <summary>Gets in which order the pieces come.</summary>
    public SurveyOrder Order { get; init; } = SurveyOrder.Balanced;

    /// <summary>Gets the order where it is the same for everybody: the pieces' numbers in the key, from 0.</summary>
    /// <value>Each number once; empty for the key's own order.</value>
    public IReadOnlyList<int> FixedOrder { get; init; } = [];

    /// <summary>Gets the seed of the orders.</summary>
    /// <value>At least 0; 0 unless told.</value>
    public int Seed { get; init; }

    /// <summary>Gets for how long after the last thing they did a listener goes on where they were.</summary>
    /// <value>1 to 720 hours; 24 unless told.</value>
    public int ResumeHours { get; init; } = 24;

    /// <summary>Gets what holds after that time.</summary>
    public ResumeRule AfterResume { get; init; } = ResumeRule.StartAgain;

    /// <summary>Gets whether listeners see at the end how many they named as they were meant.</summary>
    public bool ShowsScore { get; init; } = true;

    /// <summary>Gets whether listeners see at the end what each piece was meant to be.</summary>
    public bool ShowsPieces { get; init; } = true;

    /// <summary>Gets whether listeners see at the end how the others did so far.</summary>
    public bool ShowsOthers { get; init; } = true;

    /// <summary>Gets where listeners are sent at the end; <see cref="IdMark"/> in it is replaced by the id that the
    /// panel gave them.</summary>
    /// <value>An address with https; null for none.</value>
    public string? ReturnLink { get; init; }

    /// <summary>Gets how many may take part, those not counted who gave up.</summary>
    /// <value>1 to 100,000; null for any number.</value>
    public int? MostParticipants { get; init; }

    /// <summary>Gets when the survey opens by itself, in UTC.</summary>
    /// <value>Null for at once.</value>
    public DateTime? OpensAt { get; init; }

    /// <summary>Gets when the survey closes by itself, in UTC.</summary>
    /// <value>Null for never.</value>
    public DateTime? ClosesAt { get; init; }

    /// <summary>Reads a design. Members that are missing have their usual values; members that are not known are passed
    /// over.</summary>
    /// <param name="json">As <see cref="ToJson"/> writes it.</param>
    /// <exception cref="FormatException">The text is no design.</exception>
    public static SurveyDesign Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var design = JsonSerializer.Deserialize<SurveyDesign>(json, s_options)
                ?? throw new FormatException("The design of a survey must be a JSON object.");
            return design with { OpensAt = ToUtc(design.OpensAt), ClosesAt = ToUtc(design.ClosesAt) };
        }
        catch (JsonException exception)
        {
            throw new FormatException($"This is not the design of a survey: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the design.</summary>
    /// <returns>JSON that <see cref="Parse"/> reads.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, s_options);

    /// <summary>Checks every member against its range.</summary>
    /// <returns>A sentence for each that lies outside, which names the range; empty where all is well.</returns>
    public IReadOnlyList<string> Validate() =>
    [
        .. TextFaults(nameof(Welcome), Welcome),
        .. TextFaults(nameof(Consent), Consent),
        .. Faults(nameof(ConsentVersion), ConsentVersion, 1, int.MaxValue),
        .. Faults(nameof(HeardShare), HeardShare, 0, 1),
        .. Faults(nameof(Seed), Seed, 0, int.MaxValue),
        .. Faults(nameof(ResumeHours), ResumeHours, 1, MostResumeHours),
        .. Faults(nameof(MostParticipants), MostParticipants ?? 1, 1, MostPeople),
        .. FixedOrder is not null && FixedOrder.Order().SequenceEqual(Enumerable.Range(0, FixedOrder.Count))
            ? Array.Empty<string>()
            : ["FixedOrder must name each piece once, by its number from 0."],
        .. ReturnLink is null || IsReturnLink(ReturnLink)
            ? Array.Empty<string>()
            :
            [
                $"ReturnLink must begin with https://, name its site without {IdMark} and have at most {MaxLink} "
                + "characters.",
            ],
        .. Enum.IsDefined(Order) ? Array.Empty<string>() : ["Order must be fixed, random or balanced."],
        .. Enum.IsDefined(AfterResume)
            ? Array.Empty<string>()
            : ["AfterResume must be startAgain, goOn or refuse."],
        .. OpensAt >= ClosesAt ? ["ClosesAt must lie after OpensAt."] : Array.Empty<string>(),
    ];

    private static DateTime? ToUtc(DateTime? time) => time switch
    {
        { Kind: DateTimeKind.Unspecified } unmarked => DateTime.SpecifyKind(unmarked, DateTimeKind.Utc),
        _ => time?.ToUniversalTime(),
    };

    // The id stands in the link that a listener follows: it must not choose the site.
    private static bool IsReturnLink(string link) => link.Length <= MaxLink
        && Uri.TryCreate(link.Replace(IdMark, "a", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && Uri.TryCreate(link.Replace(IdMark, "b", StringComparison.Ordinal), UriKind.Absolute, out var other)
        && address.Scheme == Uri.UriSchemeHttps
        && address.Authority == other.Authority;

    private static string[] TextFaults(string name, string text) => text is { Length: > 0 and <= MaxText }
        ? []
        : [$"{name} must have 1 to {MaxText} characters."];

    private static string[] Faults(string name, double value, double least, double most) =>
        value >= least && value <= most ? [] : [$"{name} must lie between {least} and {most}."];
}
