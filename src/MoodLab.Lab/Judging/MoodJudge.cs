using Microsoft.Extensions.Logging;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Judging;

/// <summary>
/// Says which mood a finished piece would be heard as. It looks at the notes alone and knows nothing of the model that
/// wrote them. May be used from several threads.
/// </summary>
public sealed partial class MoodJudge
{
    private readonly MoodClassifier? _classifier;
    private readonly ILogger<MoodJudge> _logger;

    /// <summary>Loads the judge. A file that cannot be read is reported, not thrown.</summary>
    /// <param name="path">The file of a classifier that looks at scores.</param>
    /// <param name="logger">Where problems are told.</param>
    public MoodJudge(string path, ILogger<MoodJudge> logger)
    {
        _logger = logger;
        try
        {
            var classifier = MoodClassifier.Read(path);
            _classifier = classifier.Features == FeatureSet.Score
                ? classifier
                : throw new ModelFileException(path, "It looks at more than a score.");
        }
        catch (ModelFileException exception)
        {
            LogUnavailable(path, exception.Message);
        }
    }

    /// <summary>Gets whether there is a judge.</summary>
    public bool IsAvailable => _classifier is not null;

    /// <summary>Listens to a piece.</summary>
    /// <param name="midi">Its MIDI file.</param>
    /// <returns>What is heard; null where there is no judge or no note.</returns>
    /// <exception cref="MidiFileException">The file is damaged.</exception>
    public Hearing? Hear(byte[] midi)
    {
        if (_classifier is null || MidiReader.Read(midi).Score is not { NoteCount: > 0 } score)
        {
            return null;
        }

        var shares = _classifier.Probabilities(score);
        return new Hearing([.. Enum.GetValues<Mood>().Select(mood => new MoodShare(mood, shares[(int)mood]))]);
    }

    [LoggerMessage(3201, LogLevel.Warning, "Nobody judges the mood of pieces with '{Path}': {Reason}")]
    private partial void LogUnavailable(string path, string reason);
}
