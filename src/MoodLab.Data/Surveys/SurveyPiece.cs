using MoodLab.Music.Moods;

namespace MoodLab.Data.Surveys;

/// <summary>A piece of a survey, with the mood that it was made for.</summary>
internal sealed class SurveyPiece
{
    public const int MaxTitle = 100;
    public const int MaxName = 64;

    public Guid Id { get; set; }

    public Guid SurveyId { get; set; }

    public int Number { get; set; }

    public bool IsPractice { get; set; }

    public required string Title { get; set; }

    public Mood Mood { get; set; }

    public string? Method { get; set; }

    public string? Model { get; set; }

    public int? Seed { get; set; }

    public double Seconds { get; set; }

    public required byte[] Midi { get; set; }

    public required string Sha256 { get; set; }
}
