using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys;
using MoodLab.Music.Moods;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Surveys.Taking;

/// <summary>The program with surveys for tests, whose pieces are the demo's under other names.</summary>
public sealed class ListenHost : IAsyncDisposable
{
    public const string Secret = "Xylophone";
    public const int Seed = 918_273;

    private readonly MoodLabHost _host = new();

    public Uri Address => _host.Address;

    public SurveyStore Surveys => _host.Services.GetRequiredService<SurveyStore>();

    /// <summary>Runs a statement behind the program's back, which may leave a transaction open.</summary>
    public static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    public Task<SqliteConnection> OpenDatabaseAsync() => _host.OpenDatabaseAsync();

    /// <summary>What nobody has to wait for.</summary>
    public static SurveyDesign Quick { get; } = new() { HeardShare = 0 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Adds a survey.</summary>
    /// <returns>Its link.</returns>
    public async Task<string> AddAsync(
        SurveyDesign? design = null, SurveyState state = SurveyState.Open, Func<Mood, Mood>? key = null)
    {
        var demo = await Surveys.FindByLinkAsync(DemoSurvey.Link, Token);
        var pieces = await Surveys.PiecesAsync(demo!.Id, Token);
        var id = await Surveys.AddAsync(
            new NewSurvey("ada", $"{Secret} survey", (design ?? Quick).ToJson(), [.. pieces.Select(
                piece => new NewSurveyPiece(
                    piece.IsPractice, $"{Secret} {piece.Mood}", key?.Invoke(piece.Mood) ?? piece.Mood,
                    $"{Secret}-method", $"{Secret}-model", Seed, piece.Seconds, piece.Midi))])
            {
                State = state,
            },
            Token);
        return (await Surveys.FindAsync(id, Token))!.Link;
    }

    /// <summary>All that is stored of who takes a survey.</summary>
    public async Task<IReadOnlyList<SurveyParticipantRecord>> PeopleAsync(string link) =>
        await Surveys.ParticipantsAsync((await Surveys.FindByLinkAsync(link, Token))!.Id, Token);

    public Listener Visit(string link) => new(Address, link);

    /// <summary>Somebody who has come to the first piece.</summary>
    public async Task<Listener> AtFirstPieceAsync(string link)
    {
        var listener = Visit(link);
        await listener.OpenAsync();
        await listener.GoToAsync("piece");
        return listener;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
