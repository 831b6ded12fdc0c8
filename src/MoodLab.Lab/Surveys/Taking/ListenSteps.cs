using MoodLab.Data.Surveys;

namespace MoodLab.Lab.Surveys.Taking;

/// <summary>Finds where a participant stands: nothing but what is stored decides, so that a reload, another tab and a
/// restarted server all show the same page.</summary>
internal static class ListenSteps
{
    /// <summary>The step that comes next.</summary>
    /// <param name="design">How the survey is taken.</param>
    /// <param name="hasPractice">Whether it has a practice piece.</param>
    /// <param name="sitting">How far the participant has come; null for somebody who has not begun.</param>
    public static ListenStep Current(
        SurveyDesign design, bool hasPractice, SurveySittingRecord? sitting) => sitting switch
        {
            null => ListenStep.Welcome,
            { FinishedAt: not null } => ListenStep.End,
            { QuestionsAt: null } when AsksAnything(design) => ListenStep.Questions,
            { SoundAt: null } when design.ChecksSound => ListenStep.Sound,
            { HeadphonesAt: null } when design.TestsHeadphones => ListenStep.Headphones,
            { PracticeMood: null } when hasPractice => ListenStep.Practice,
            { PracticeDoneAt: null } when hasPractice => ListenStep.Feedback,
            _ => ListenStep.Piece,
        };

    /// <summary>The first piece that is not answered; null where all are.</summary>
    public static SurveySittingTrial? Next(SurveySittingRecord sitting) =>
        sitting.Trials.FirstOrDefault(trial => trial.Trial.AnsweredAt is null);

    private static bool AsksAnything(SurveyDesign design) =>
        design.AsksAge || design.AsksMusicianship || design.AsksDevice;
}
