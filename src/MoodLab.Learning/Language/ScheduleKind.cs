using System.Text.Json.Serialization;

namespace MoodLab.Learning.Language;

/// <summary>How the learning rate goes on after warming up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScheduleKind>))]
public enum ScheduleKind
{
    /// <summary>Falls along half a cosine to a share of the highest.</summary>
    Cosine,

    /// <summary>Is multiplied by a factor after every so many updates.</summary>
    Step,

    /// <summary>Stays at the highest.</summary>
    Constant,
}
