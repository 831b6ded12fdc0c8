using MoodLab.Music.Moods;

namespace MoodLab.Data.Surveys;

/// <summary>A piece at its place in a participant's order, with the answer once there is one.</summary>
internal sealed class SurveyTrial
{
    public const int MaxComment = 1000;

    public Guid ParticipantId { get; set; }

    public Guid PieceId { get; set; }

    public int Position { get; set; }

    /// <summary>The name by which this participant's browser knows the piece; null where imported.</summary>
    public string? Token { get; set; }

    public DateTime? ShownAt { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public Mood? Mood { get; set; }

    public int? Confidence { get; set; }

    public double? Valence { get; set; }

    public double? Arousal { get; set; }

    public bool Known { get; set; }

    public string? Comment { get; set; }

    public double? Seconds { get; set; }

    public int Plays { get; set; }

    public double HeardSeconds { get; set; }

    public bool? Heard { get; set; }

    public int Refocuses { get; set; }
}
