using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Taking;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;
using MoodLab.Tests.Shared;

namespace MoodLab.Lab.Tests.Surveys.Taking;

/// <summary>A survey of four pieces and one for practice on a database of its own, and what listeners do in it.
/// </summary>
internal sealed class TakenSurvey : IAsyncDisposable
{
    public const string Link = "survey";
    public const double Seconds = 20;

    private readonly TestLab _lab;

    private TakenSurvey(TestLab lab, SetClock clock, Guid id) => (_lab, Clock, Id) = (lab, clock, id);

    public SetClock Clock { get; }

    public Guid Id { get; }

    public SurveyTaking Taking => _lab.Services.GetRequiredService<SurveyTaking>();

    public SurveyStore Surveys => _lab.Services.GetRequiredService<SurveyStore>();

    public SurveyWatch Watch => _lab.Services.GetRequiredService<SurveyWatch>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A survey that goes straight to the pieces, unless its design says otherwise.</summary>
    public static SurveyDesign Bare { get; } = new()
    {
        AsksAge = false,
        AsksMusicianship = false,
        AsksDevice = false,
        ChecksSound = false,
        TestsHeadphones = false,
    };

    public static async Task<TakenSurvey> CreateAsync(
        SurveyDesign? design = null, SurveyState state = SurveyState.Open, bool hasPractice = false)
    {
        SetClock clock = new();
        var lab = await TestLab.CreateAsync(clock);
        NewSurvey survey = new("ada", "Four moods", (design ?? Bare).ToJson(), Pieces(hasPractice))
        {
            Link = Link,
            State = state,
        };
        var store = lab.Services.GetRequiredService<SurveyStore>();
        return new TakenSurvey(lab, clock, await store.AddAsync(survey, Token));
    }

    public Task<ListenView> OpenAsync(string? key, int? position = null) =>
        Taking.OpenAsync(Link, key, position, Token);

    /// <summary>Begins with a new key.</summary>
    public async Task<string> StartAsync(string? panelId = null)
    {
        var key = ListenerKey.Create();
        Assert.Equal(ListenRefusal.None, await TryStartAsync(key, panelId));
        return key;
    }

    public async Task<ListenRefusal> TryStartAsync(string key, string? panelId = null) => await Taking.StartAsync(
        Link, key, SurveyTaking.ConsentHash((await OpenAsync(key)).Design), panelId, Token);

    /// <summary>Hears the piece of the page to its end and answers it.</summary>
    public async Task<ListenRefusal> AnswerAsync(string key, Mood mood, int? position = null)
    {
        var view = await OpenAsync(key, position);
        Clock.Move(TimeSpan.FromSeconds(Seconds));
        return await Taking.AnswerAsync(Link, key, Heard(view.Token!, mood), Token);
    }

    /// <summary>Answers all pieces, the first ones rightly.</summary>
    public async Task FinishAsync(string key, int right)
    {
        var pieces = (await Surveys.PiecesAsync(Id, Token)).ToDictionary(piece => piece.Id, piece => piece.Mood);
        for (var view = await OpenAsync(key); view.Step == ListenStep.Piece; view = await OpenAsync(key))
        {
            var person = (await PeopleAsync()).Single(
                person => person.Trials.Any(trial => trial is { ShownAt: not null, AnsweredAt: null }));
            var meant = pieces[person.Trials[view.Position - 1].PieceId];
            var heard = view.Position <= right ? meant : (Mood)(((int)meant + 1) % 4);
            Assert.Equal(ListenRefusal.None, await AnswerAsync(key, heard));
        }
    }

    public Task<IReadOnlyList<SurveyParticipantRecord>> PeopleAsync() => Surveys.ParticipantsAsync(Id, Token);

    public static ListenAnswer Heard(string token, Mood? mood) => new(token, mood)
    {
        Confidence = 3,
        HeardSeconds = Seconds,
        Length = Seconds,
        Plays = 1,
    };

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    private static NewSurveyPiece[] Pieces(bool hasPractice) =>
    [
        .. hasPractice ? [Piece(Mood.Delighted) with { IsPractice = true }] : Array.Empty<NewSurveyPiece>(),
        .. Enum.GetValues<Mood>().Select(Piece),
    ];

    private static NewSurveyPiece Piece(Mood mood) => new(
        IsPractice: false, $"Secret {mood}", mood, "guided", "secret-model", 4711, Seconds, MidiWriter.Write(new Score
        {
            TicksPerQuarter = 480,
            Title = $"Secret {mood}",
            KeySignatures = [new KeySignature(0, 3, IsMinor: true)],
            Parts =
            [
                new Part
                {
                    Name = $"Secret {mood}",
                    Notes = [.. Enumerable.Range(0, 10 * ((int)mood + 1)).Select(
                        i => new Note(new MidiPitch(60), new Velocity(80), 480 * i, 240))],
                },
            ],
        }));
}
