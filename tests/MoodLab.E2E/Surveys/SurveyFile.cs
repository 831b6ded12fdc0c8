using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data;
using MoodLab.Lab.Surveys;
using MoodLab.Music.Moods;

namespace MoodLab.E2E.Surveys;

/// <summary>The demo survey in the file of a database.</summary>
internal static class SurveyFile
{
    // Its registration makes SQLite known to this process, in which no laboratory may run.
    static SurveyFile() => new ServiceCollection().AddMoodLabData(_ => "");

    /// <summary>Lets the demo survey be taken without hearing its pieces.</summary>
    public static async Task HurryAsync(string file, CancellationToken token)
    {
        await using SqliteConnection connection = new($"Data Source={file};Default Timeout=15");
        await connection.OpenAsync(token);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Surveys SET Design = $design WHERE Link = $link";
        command.Parameters.AddWithValue("$design", new SurveyDesign { HeardShare = 0 }.ToJson());
        command.Parameters.AddWithValue("$link", DemoSurvey.Link);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(token));
    }

    /// <summary>Reads all answers that were given here, and checks that the file is sound.</summary>
    public static async Task<IReadOnlyList<Answer>> ReadAsync(string file, CancellationToken token)
    {
        await using SqliteConnection connection = new($"Data Source={file};Default Timeout=15");
        await connection.OpenAsync(token);
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await check.ExecuteScalarAsync(token));
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT p.KeyHash, t.Token, t.Position, t.PieceId, t.Mood
            FROM SurveyParticipants p JOIN SurveyTrials t ON t.ParticipantId = p.Id
            WHERE p.KeyHash IS NOT NULL
            """;
        List<Answer> answers = [];
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            answers.Add(new Answer(
                reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3),
                await reader.IsDBNullAsync(4, token) ? null : Enum.Parse<Mood>(reader.GetString(4))));
        }

        return answers;
    }

    /// <summary>A piece at a place of a participant's order, with the answer once there is one.</summary>
    public sealed record Answer(string KeyHash, string Token, int Position, string PieceId, Mood? Mood);
}
