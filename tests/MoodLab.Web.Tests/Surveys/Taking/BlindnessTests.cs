using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;

namespace MoodLab.Web.Tests.Surveys.Taking;

/// <summary>A curious listener, who reads every byte that comes back, does not find the key before the end.</summary>
public sealed partial class BlindnessTests(ListenHost host) : IClassFixture<ListenHost>
{
    // All that a page of a piece may say of moods: the four answers, the same for every piece.
    private static readonly string[] s_answers =
        [.. Enum.GetValues<Mood>().SelectMany(mood => new[]
        {
            $"value=\"{mood.Name()}\"", $"<b>{mood.Title()}</b>", $"<small>{mood.Feelings()}</small>",
        })];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Survey_TakenByACuriousListener_TellsNothingOfTheKey()
    {
        var link = await host.AddAsync();
        using var listener = await TakeAsync(link);
        await ReadAssetsAsync(listener);
        var survey = (await host.Surveys.FindByLinkAsync(link, Token))!;
        var pieces = await host.Surveys.PiecesAsync(survey.Id, Token);

        string[] secrets =
        [
            ListenHost.Secret, $"{ListenHost.Seed}", survey.Id.ToString(), survey.Id.ToString("N"),
            .. pieces.SelectMany(piece => new[] { piece.Id.ToString(), piece.Id.ToString("N"), piece.Sha256 }),
        ];
        Assert.True(listener.Replies.Count > 40, $"Only {listener.Replies.Count} answers were read.");
        Assert.All(listener.Replies, reply => Assert.All(secrets, secret =>
        {
            var all = $"{reply.Address}\n{reply.Headers}\n{Encoding.Latin1.GetString(reply.Body)}";
            Assert.False(all.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{reply.Address} tells {secret}.");
        }));
        Assert.All(listener.Replies.Where(IsPage), page =>
        {
            var rest = s_answers.Aggregate(page.Text, (text, answer) => text.Replace(answer, ""));
            // What was meant by the practice piece is told once it was answered.
            rest = page.Text.Contains("data-listen=\"feedback\"", StringComparison.Ordinal)
                ? FeedbackMark().Replace(rest, "")
                : rest;
            Assert.All(Enum.GetValues<Mood>(), mood => Assert.False(
                $"{page.Address}\n{page.Headers}\n{rest}".Contains(mood.Name(), StringComparison.OrdinalIgnoreCase),
                $"{page.Address} tells {mood.Name()}: {rest}"));
        });
    }

    [Fact]
    public async Task Pages_OfAllPieces_AreTheSameButForTheirNamesAndNumbers()
    {
        using var listener = await TakeAsync(await host.AddAsync());
        using var other = await TakeAsync(await host.AddAsync(key: mood => (Mood)(3 - (int)mood)));

        var pages = listener.Replies.Concat(other.Replies)
            .Where(reply => reply.Text.Contains("data-listen=\"piece\"", StringComparison.Ordinal)).ToList();

        Assert.Equal(16, pages.Count);
        Assert.All(pages, page => Assert.Equal(Bare(pages[0].Text), Bare(page.Text)));
        Assert.Single(pages.Select(page => BareHeaders(page.Headers)).Distinct());
        Assert.Single(pages.Select(page => page.Body.Length).Distinct());
    }

    [Fact]
    public async Task Posts_WhateverTheAnswer_AreAnsweredAlike()
    {
        using var listener = await TakeAsync(await host.AddAsync());

        var replies = listener.Replies.Where(reply => reply.Status == HttpStatusCode.SeeOther).ToList();

        Assert.True(replies.Count > 8);
        Assert.All(replies, reply => Assert.Equal((0, listener.Path), (reply.Body.Length, reply.Location)));
        Assert.Single(replies.Select(reply => BareHeaders(reply.Headers)).Distinct());
    }

    [Fact]
    public async Task Sounds_OfAllPieces_AreOfOneSizeAndKindAndHoldNoText()
    {
        using var listener = await TakeAsync(await host.AddAsync());

        var sounds = listener.Replies.Where(reply => reply.Address.Contains("/sound/", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(9, sounds.Count);
        Assert.Equal(9, sounds.Select(sound => sound.Address).Distinct().Count());
        Assert.Single(sounds.Select(sound => sound.Body.Length).Distinct());
        Assert.Single(sounds.Select(sound => BareHeaders(sound.Headers)).Distinct());
        Assert.Contains("application/octet-stream", sounds[0].Headers, StringComparison.Ordinal);
        Assert.Contains("no-store, no-transform", sounds[0].Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Disposition", sounds[0].Headers, StringComparison.Ordinal);
        Assert.All(sounds, sound =>
        {
            var score = MidiReader.Read(sound.Body, MidiReadOptions.Tolerant).Score;
            Assert.Equal("", score.Title + string.Concat(score.Parts.Select(part => part.Name)));
            Assert.True(score.NoteCount > 10);
        });
    }

    [Fact]
    public async Task Names_OfOneSurvey_AreNobodyElses()
    {
        var link = await host.AddAsync();
        using var ada = await TakeAsync(link);
        using var ben = await TakeAsync(link);

        Assert.Empty(Names(ada).Intersect(Names(ben)));

        static IEnumerable<string> Names(Listener listener) => listener.Replies.Select(reply => reply.Address)
            .Where(address => address.Contains("/sound/", StringComparison.Ordinal));
    }

    // From the first page to the last answer, with every sound; what comes after the last answer may tell.
    private async Task<Listener> TakeAsync(string link)
    {
        var listener = host.Visit(link);
        await listener.OpenAsync();
        for (var pages = 0; listener.Step != "end"; pages++)
        {
            Assert.True(pages < 30);
            if (listener.Sound is { Length: > 0 } sound)
            {
                await listener.GetAsync(sound);
            }

            await listener.SubmitAsync();
        }

        listener.Replies.RemoveAt(listener.Replies.Count - 1);
        return listener;
    }

    // Scripts, what they import, styles, and the source maps that a browser would ask for.
    private static async Task ReadAssetsAsync(Listener listener)
    {
        Queue<string> wanted = new(AssetMark().Matches(listener.Replies[0].Text).Select(mark => mark.Groups[1].Value));
        HashSet<string> seen = [];
        while (wanted.TryDequeue(out var asset))
        {
            if (!seen.Add(asset))
            {
                continue;
            }

            var reply = await listener.GetAsync(asset);
            Assert.True(reply.Status == HttpStatusCode.OK, $"{asset}: {reply.Status}");
            if (asset.EndsWith(".js", StringComparison.Ordinal))
            {
                foreach (Match import in ImportMark().Matches(reply.Text))
                {
                    wanted.Enqueue($"lib/{import.Groups[1].Value}");
                }
            }
        }

        Assert.Contains(seen, asset => asset.Contains("listen", StringComparison.Ordinal));
    }

    private static bool IsPage(Listener.Reply reply) => reply.Text.Contains("<html", StringComparison.Ordinal);

    private static string Bare(string page) =>
        NumberMark().Replace(StateMark().Replace(TokenMark().Replace(page, ""), ""), "");

    private static string BareHeaders(string headers) => string.Join('\n', headers.Split('\n')
        .Where(line => !line.StartsWith("Date", StringComparison.Ordinal)).Order());

    [GeneratedRegex("(?:src|href)=\"((?:lib|app|MoodLab|_framework)[^\"]*)\"")]
    private static partial Regex AssetMark();

    [GeneratedRegex("from\"\\./([\\w.-]+\\.js)\"")]
    private static partial Regex ImportMark();

    [GeneratedRegex("You heard [^.]*\\. The piece was made[^.]*\\.")]
    private static partial Regex FeedbackMark();

    [GeneratedRegex(
        "(?<=name=\"__RequestVerificationToken\" value=\"|name=\"trial\" value=\"|/sound/|listen/|/withdraw/)[^\"/#]*")]
    private static partial Regex TokenMark();

    [GeneratedRegex("(?<=Component-State:)[^-]*")]
    private static partial Regex StateMark();

    [GeneratedRegex("(?<=listen-count\">|value=\"|name=\"position\" value=\")[0-9](?= of|\"| )")]
    private static partial Regex NumberMark();
}
