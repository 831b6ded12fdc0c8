using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>
/// A survey with everything in it as a JSON document: <c>{"format": "moodlab-survey", "schema": 1, "exportedAt": …,
/// "survey": …}</c> with the members of <see cref="SurveyFile"/> in camel case, enumerations in lower case with
/// hyphens, times in UTC. All members are written, and must be there when it is read; unknown ones are refused.
/// </summary>
public static class SurveyJson
{
    /// <summary>The schema that is written, and the only one that is read.</summary>
    public const int Schema = 1;

    /// <summary>The most bytes of a document.</summary>
    public const int MostBytes = 64 << 20;

    private const string Format = "moodlab-survey";
    private const int MostDepth = 32;

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MostDepth,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly JsonSerializerOptions s_lenient =
        new(s_options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Writes a document.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="exportedAt">When, in UTC.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(SurveyFile survey, DateTime exportedAt)
    {
        ArgumentNullException.ThrowIfNull(survey);
        return JsonSerializer.SerializeToUtf8Bytes(new Document(Format, Schema, exportedAt, survey), s_options);
    }

    /// <summary>Reads a document and checks all that it says.</summary>
    /// <param name="content">UTF-8, at most <see cref="MostBytes"/>.</param>
    /// <exception cref="SurveyFormatException">It is none of ours, of another schema, or breaks a rule.</exception>
    public static SurveyFile Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > MostBytes)
        {
            throw new SurveyFormatException(0, 0, $"The file has more than {MostBytes >> 20} MiB.");
        }

        // First what it is: of another schema, any member may be strange.
        var head = Parse<Head>(content, s_lenient);
        if (head.Format != Format)
        {
            throw new SurveyFormatException(0, 0, $"This is no survey of ours: \"format\" must be \"{Format}\".");
        }

        if (head.Schema != Schema)
        {
            throw new SurveyFormatException(
                0, 0, $"Its schema is {head.Schema?.ToString() ?? "not told"}; this program reads {Schema}.");
        }

        var survey = Parse<Document>(content, s_options).Survey;
        SurveyFileRules.Check(survey);
        return survey;
    }

    private static T Parse<T>(ReadOnlySpan<byte> content, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content, options)
                ?? throw new SurveyFormatException(1, 1, "The document is null.");
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0) + 1;
            var column = (int)(exception.BytePositionInLine ?? 0) + 1;
            var problem = exception.Message.Split(" Path: ")[0];
            throw new SurveyFormatException(line, column, $"{exception.Path}: {problem}");
        }
    }

    private sealed record Head(string? Format = null, int? Schema = null);

    private sealed record Document(string Format, int Schema, DateTime ExportedAt, SurveyFile Survey);
}
