using MoodLab.Music.Moods;

namespace MoodLab.Data.Surveys;

/// <summary>Somebody who takes a survey, or took it. Nothing tells who they are.</summary>
internal sealed class SurveyParticipant
{
    public const int MaxName = 64;
    public const int MaxPanelId = 128;
    public const int MaxChoice = 32;
    public const int MaxToken = 22;
    public const int MaxCode = 16;
    public const int HashLength = 64;

    public Guid Id { get; set; }

    public Guid SurveyId { get; set; }

    public int Number { get; set; }

    public required string Name { get; set; }

    public bool IsPilot { get; set; }

    public string? PanelId { get; set; }

    /// <summary>SHA-256 of the key that the participant's browser holds; null where imported.</summary>
    public string? KeyHash { get; set; }

    /// <summary>SHA-256 of the key with which the answers are withdrawn; null where imported.</summary>
    public string? WithdrawalHash { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>When the participant last did something.</summary>
    public DateTime SeenAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public required string ConsentHash { get; set; }

    public int ConsentVersion { get; set; }

    public DateTime ConsentAt { get; set; }

    public DateTime? QuestionsAt { get; set; }

    public string? AgeBand { get; set; }

    public double? Musicianship { get; set; }

    /// <summary>As the source of imported answers named it.</summary>
    public string? MusicianshipGroup { get; set; }

    public string? PlaybackDevice { get; set; }

    public DateTime? SoundAt { get; set; }

    public double? Level { get; set; }

    public DateTime? HeadphonesAt { get; set; }

    public int? HeadphonesCorrect { get; set; }

    public string? PracticeToken { get; set; }

    public DateTime? PracticeShownAt { get; set; }

    public Mood? PracticeMood { get; set; }

    public bool? PassedPractice { get; set; }

    public DateTime? PracticeDoneAt { get; set; }

    public long OrderSeed { get; set; }

    /// <summary>Which row of the balanced orders; another participant gets it where this one gave up.</summary>
    public int? OrderSlot { get; set; }

    public string? CompletionCode { get; set; }

    public int? PrintedScore { get; set; }
}
