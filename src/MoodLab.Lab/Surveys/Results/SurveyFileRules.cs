using System.Security.Cryptography;
using System.Text.Json;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Lab.Surveys.Taking;
using MoodLab.Music.Midi;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>What every survey keeps to that comes in from outside.</summary>
internal static class SurveyFileRules
{
    private const int MostName = 64;
    private const int MostChoice = 32;
    private const int MostHash = 64;
    private const int MostDesign = 60_000;
    private const int MostSteps = 1000;
    private const int MostCount = 1_000_000;
    private const double MostSeconds = 1e7;

    /// <summary>Checks a survey.</summary>
    /// <exception cref="SurveyFormatException">It breaks a rule; the message names the member.</exception>
    public static void Check(SurveyFile survey)
    {
        Text("title", survey.Title, SurveyContent.LongestTitle, mayBeEmpty: false);
        Rule("design", survey.Design.GetRawText().Length <= MostDesign, $"has more than {MostDesign} characters");
        Rule("design", survey.Design.ValueKind == JsonValueKind.Object, "is no object");
        Design(survey.Design.GetRawText());
        Rule("pieces", survey.Pieces.Count <= SurveyResponses.MostItems + 1, "has too many");
        Rule(
            "participants", survey.Participants.Count <= SurveyResponses.MostRespondents,
            $"has more than {SurveyResponses.MostRespondents}");
        Each("pieces", survey.Pieces, Piece);
        var judged = survey.Judged.Count;
        Rule("pieces", judged >= 1, "has none that is judged");
        Rule(
            "pieces", survey.Judged.Select(piece => piece.Number).SequenceEqual(Enumerable.Range(1, judged))
                && survey.Pieces.Count - judged <= 1,
            "must be numbered 1, 2, …, with at most one 0, the practice piece");
        var first = survey.Pieces.Min(piece => piece.Number);
        Each("participants", survey.Participants, (place, of) => Participant(place, of, first, judged));
        Rule(
            "participants",
            survey.Participants.Select(of => of.Name).Distinct().Count() == survey.Participants.Count,
            "has two of one name");
        Rule(
            "participants",
            survey.Participants.Select(of => of.Number).Distinct().Count() == survey.Participants.Count,
            "has two of one number");
        survey.ToResponses();
    }

    private static void Design(string text)
    {
        try
        {
            var design = SurveyDesign.Parse(text);
            Rule("design", design is { Welcome: not null, Consent: not null }, "lacks a text");
            var faults = design.Validate();
            Rule("design", faults.Count == 0, $"breaks a rule: {string.Join(' ', faults).TrimEnd('.')}");
        }
        catch (FormatException exception) when (exception is not SurveyFormatException)
        {
            throw new SurveyFormatException(0, 0, $"design: {exception.Message}");
        }
    }

    private static void Piece(string place, SurveyFilePiece piece)
    {
        Text($"{place}.title", piece.Title, SurveyContent.LongestTitle);
        Name($"{place}.method", piece.Method);
        Text($"{place}.model", piece.Model, MostName);
        Within($"{place}.number", piece.Number, 0, SurveyResponses.MostItems);
        Within($"{place}.seconds", piece.Seconds, 0, MostSeconds);
        if (piece.Midi is { } midi)
        {
            Rule(
                $"{place}.midi", midi.Length is > 0 and <= SurveyUpload.LargestFile,
                $"must have 1 to {SurveyUpload.LargestFile} bytes");
            Rule(
                $"{place}.sha256", piece.Sha256 == Convert.ToHexStringLower(SHA256.HashData(midi)),
                "is not that of midi");
            Music($"{place}.midi", midi);
        }
    }

    // Whoever copies the survey plays it to listeners.
    private static void Music(string place, byte[] midi)
    {
        try
        {
            Rule(place, MidiReader.Read(midi).Score.NoteCount > 0, "has no notes");
        }
        catch (MidiFileException damaged)
        {
            throw new SurveyFormatException(0, 0, $"{place}: {damaged.Message}");
        }
    }

    private static void Participant(string place, SurveyFileParticipant of, int first, int pieces)
    {
        Rule($"{place}.name", of.Name.Length > 0, "is empty");
        Name($"{place}.name", of.Name);
        Name($"{place}.musicianshipGroup", of.MusicianshipGroup);
        Text($"{place}.panelId", of.PanelId, SurveyLimits.MaxPanelId);
        Text($"{place}.consentHash", of.ConsentHash, MostHash);
        Text($"{place}.ageBand", of.AgeBand, MostChoice);
        Text($"{place}.playbackDevice", of.PlaybackDevice, MostChoice);
        Text($"{place}.completionCode", of.CompletionCode, MostChoice);
        Within($"{place}.number", of.Number, 0, MostCount);
        Within($"{place}.musicianship", of.Musicianship, 1, 7);
        Within($"{place}.headphonesCorrect", of.HeadphonesCorrect, 0, SurveyLimits.HeadphoneTrials);
        Within($"{place}.level", of.Level, 0, 100);
        Within($"{place}.printedScore", of.PrintedScore, 0, pieces);
        Rule($"{place}.trials", of.Trials.Count <= pieces + 1, "has more than there are pieces");
        Each($"{place}.trials", of.Trials, (at, trial) => Trial(at, trial, first, pieces));
        Rule(
            $"{place}.trials", of.Trials.Select(trial => trial.Piece).Distinct().Count() == of.Trials.Count,
            "has two of one piece");
    }

    private static void Trial(string place, SurveyFileTrial trial, int first, int pieces)
    {
        Within($"{place}.piece", trial.Piece, first, pieces);
        Within($"{place}.position", trial.Position, 1, pieces + 1);
        Within($"{place}.confidence", trial.Confidence, 0, MostSteps);
        Within($"{place}.valence", trial.Valence, -1, 1);
        Within($"{place}.arousal", trial.Arousal, -1, 1);
        Within($"{place}.seconds", trial.Seconds, 0, MostSeconds);
        Within($"{place}.plays", trial.Plays, 0, MostCount);
        Within($"{place}.heardSeconds", trial.HeardSeconds, 0, MostSeconds);
        Within($"{place}.refocuses", trial.Refocuses, 0, MostCount);
        Text($"{place}.comment", trial.Comment, SurveyLimits.MaxComment);
    }

    // What stands in a table as a name must be read again as it was written.
    private static void Name(string place, string? name)
    {
        Text(place, name, MostName);
        Rule(place, name is null || IsName(name), $"'{name}' is no name: blank, or begins or ends with a blank");
    }

    /// <summary>Whether a table gives a name back as it was.</summary>
    internal static bool IsName(string name) => name.Length <= MostName && name.Trim() == name
        && name is not ("" or "-") && !name.Equals("NA", StringComparison.OrdinalIgnoreCase);

    private static void Text(string place, string? text, int most, bool mayBeEmpty = true) => Rule(
        place, text is null || (text.Length <= most && (mayBeEmpty || text.Trim().Length > 0)),
        mayBeEmpty ? $"has more than {most} characters" : $"must have 1 to {most} characters");

    private static void Within(string place, double? number, double least, double most) => Rule(
        place, number is null || (number >= least && number <= most),
        FormattableString.Invariant($"must lie between {least} and {most}, not {number}"));

    private static void Each<T>(string place, IReadOnlyList<T> list, Action<string, T> check)
    {
        for (var i = 0; i < list.Count; i++)
        {
            check($"{place}[{i}]", list[i] ?? throw new SurveyFormatException(0, 0, $"{place}[{i}] is null."));
        }
    }

    private static void Rule(string place, bool isKept, string problem)
    {
        if (!isKept)
        {
            throw new SurveyFormatException(0, 0, $"{place} {problem}.");
        }
    }
}
