using System.Text.Json;
using System.Text.Json.Serialization;
using MoodLab.Music.Scales;

namespace MoodLab.Lab.Evolving;

/// <summary>Settings of a session as the database keeps them: JSON; what is missing has its usual value.</summary>
internal static class EvolutionSettingsText
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new TonicConverter() },
    };

    /// <summary>Writes settings.</summary>
    public static string Write(EvolutionSettings settings) => JsonSerializer.Serialize(settings, s_options);

    /// <summary>Reads settings.</summary>
    public static EvolutionSettings Read(string text) =>
        JsonSerializer.Deserialize<EvolutionSettings>(text, s_options) ?? new EvolutionSettings();

    private sealed class TonicConverter : JsonConverter<Tonic>
    {
        public override Tonic Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Tonic.TryParse(reader.GetString(), out var tonic)
                ? tonic
                : throw new JsonException($"'{reader.GetString()}' is no tonic.");

        public override void Write(Utf8JsonWriter writer, Tonic value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Name);
    }
}
