using Microsoft.AspNetCore.WebUtilities;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;

namespace MoodLab.Web.Composing;

/// <summary>The settings of a piece as the compose page shows them, and as its address carries them.</summary>
public sealed class CompositionForm
{
    private static readonly CompositionRequest s_usual = new() { Mood = Mood.Delighted };

    /// <summary>Gets or sets the mood.</summary>
    public Mood Mood { get; set; } = s_usual.Mood;

    /// <summary>Gets what was wrong with the mood in the address, or null.</summary>
    public string? MoodMessage { get; private set; }

    /// <summary>Gets or sets how the mood is pursued.</summary>
    public ControlMethod Method { get; set; } = s_usual.Method;

    /// <summary>Gets what was wrong with the method in the address, or null.</summary>
    public string? MethodMessage { get; private set; }

    /// <summary>Gets how strongly the mood is pursued, which not every method lets one choose.</summary>
    public NumberSetting Strength { get; } = new(
        "Strength", CompositionLimits.MinStrength, CompositionLimits.MaxStrength, s_usual.Strength);

    /// <summary>Gets the strength that counts: the chosen one, or the method's own; null while it is no valid
    /// number.</summary>
    public double? EffectiveStrength => Method.TakesStrength() ? Strength.Value : Method.UsualStrength();

    /// <summary>Gets the length in seconds.</summary>
    public NumberSetting Seconds { get; } = new(
        "Length", CompositionLimits.MinSeconds, CompositionLimits.MaxSeconds, s_usual.Seconds);

    /// <summary>Gets the sampling temperature.</summary>
    public NumberSetting Temperature { get; } = new(
        "Temperature", CompositionLimits.MinTemperature, CompositionLimits.MaxTemperature, s_usual.Temperature);

    /// <summary>Gets how readily the piece comes back to what it has played before.</summary>
    public NumberSetting Memory { get; } = new(
        "Memory", CompositionLimits.MinMemory, CompositionLimits.MaxMemory, s_usual.Memory);

    /// <summary>Gets the seed.</summary>
    public NumberSetting Seed { get; } = new("Seed", 0, CompositionLimits.MaxSeed, 0, whole: true);

    /// <summary>Reads the address of the page; what it does not name keeps its usual value.</summary>
    /// <param name="query">The query, with or without its question mark.</param>
    public void Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Named(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;

        if (MoodExtensions.TryParse(Named("mood"), out var mood))
        {
            Mood = mood;
        }
        else if (Named("mood") is not null)
        {
            MoodMessage = $"The address named no mood that we know; {Mood.Name()} is chosen.";
        }

        if (CompositionMethods.TryParse(Named("method"), out var method))
        {
            Method = method;
        }
        else if (Named("method") is not null)
        {
            MethodMessage = $"The address named no method that is offered; {Method.Name()} is chosen.";
        }

        Strength.Take(Named("strength"));
        Seconds.Take(Named("seconds"));
        Temperature.Take(Named("temperature"));
        Memory.Take(Named("memory"));
        Seed.Take(Named("seed"));
    }

    /// <summary>Reads which finished piece the address of the page names.</summary>
    /// <param name="query">The query, with or without its question mark.</param>
    /// <returns>The piece, or null where the address names none.</returns>
    public static Guid? ReadPiece(string query) =>
        Guid.TryParse(QueryHelpers.ParseQuery(query).GetValueOrDefault("piece"), out var piece) ? piece : null;

    /// <summary>Takes the settings of a piece that exists.</summary>
    /// <param name="mood">Its mood.</param>
    /// <param name="settings">Its settings.</param>
    public void Read(Mood mood, PieceSettings settings) => Read(settings.ToRequest(mood));

    /// <summary>Takes the settings of a request.</summary>
    /// <param name="request">The request.</param>
    public void Read(CompositionRequest request)
    {
        Mood = request.Mood;
        Method = request.Method;
        if (request.Method.TakesStrength())
        {
            Strength.Set(request.Strength);
        }

        Seconds.Set(request.Seconds);
        Temperature.Set(request.Temperature);
        Memory.Set(request.Memory);
        Seed.Set(request.Seed);
    }

    /// <summary>Makes the request, unless a setting is wrong.</summary>
    /// <returns>The request, or null.</returns>
    public CompositionRequest? ToRequest() =>
        EffectiveStrength is { } strength && Seconds.Value is { } seconds
        && Temperature.Value is { } temperature && Memory.Value is { } memory && Seed.Value is { } seed
            ? new CompositionRequest
            {
                Mood = Mood,
                Method = Method,
                Strength = strength,
                Seconds = seconds,
                Temperature = temperature,
                Memory = memory,
                Seed = (int)seed,
            }
            : null;

    /// <summary>Writes the address under which these settings, and a finished piece, are found again.</summary>
    /// <param name="page">The path of the compose page.</param>
    /// <param name="piece">The finished piece, if any.</param>
    public string ToAddress(string page, Guid? piece = null) =>
        QueryHelpers.AddQueryString(page, new Dictionary<string, string?>
        {
            ["mood"] = Mood.Name(),
            ["method"] = Method.Name(),
            ["strength"] = Strength.Text,
            ["seconds"] = Seconds.Text,
            ["temperature"] = Temperature.Text,
            ["memory"] = Memory.Text,
            ["seed"] = Seed.Text,
            ["piece"] = piece?.ToString("D"),
        });
}
