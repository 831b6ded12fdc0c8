using MoodLab.Learning.Identifying.Study;
using MoodLab.Statistics.Calibration;

namespace MoodLab.Learning.Identifying;

/// <summary>What models said of pieces that they had not met.</summary>
/// <param name="Pieces">Of whole pieces.</param>
/// <param name="Fragments">Of their fragments.</param>
/// <param name="Calibration">How scores become probabilities, by all that was said.</param>
public sealed record JudgedComposers(
    StudyPredictions Pieces, StudyPredictions Fragments, TemperatureScaling Calibration);
