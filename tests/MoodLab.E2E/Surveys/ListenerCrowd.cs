using System.Collections.Concurrent;
using System.Net;
using MoodLab.Lab.Surveys.Taking;
using MoodLab.Music.Moods;
using MoodLab.Web.Surveys.Taking;
using MoodLab.Web.Tests.Surveys.Taking;

namespace MoodLab.E2E.Surveys;

/// <summary>Many listeners who take a survey one after another and at once, and note what they sent and what was
/// acknowledged. When the server is gone, they wait for it and reload.</summary>
/// <param name="site">Where the server listens.</param>
/// <param name="link">The survey.</param>
/// <param name="seed">Seed of what they answer.</param>
internal sealed class ListenerCrowd(Uri site, string link, int seed)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private int _lost;

    /// <summary>Gets who began: SHA-256 of their keys.</summary>
    public ConcurrentBag<string> People { get; } = [];

    /// <summary>Gets what was sent, by the piece's name.</summary>
    public ConcurrentDictionary<string, Mood> Sent { get; } = [];

    /// <summary>Gets the names of the pieces whose answers were acknowledged.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    /// <summary>Gets how many requests were left without an answer.</summary>
    public int Lost => _lost;

    /// <summary>Lets them listen until they are told to stop; whoever has begun comes to the end.</summary>
    public Task ListenAsync(int listeners, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(1, listeners).Select(seat => SitAsync(seat, stop)));

    // Each comes from an address of its own, as they would.
    private async Task SitAsync(int seat, CancellationToken stop)
    {
        Random random = new(seed + seat);
        while (!stop.IsCancellationRequested)
        {
            using Listener listener = new(site, link, new IPAddress([127, 0, 1, (byte)seat]));
            await TakeAsync(listener, random);
        }
    }

    private async Task TakeAsync(Listener listener, Random random)
    {
        await InsistAsync(listener, () => listener.OpenAsync());
        People.Add(ListenerKey.Hash(
            listener.Cookies.GetCookies(new Uri(site, listener.Path))[ListenerCookie.Name]!.Value));
        while (listener.Step != "end")
        {
            if (listener.Step != "piece")
            {
                await InsistAsync(listener, () => listener.SubmitAsync());
                continue;
            }

            var name = listener.Hidden()[ListenField.Trial];
            var mood = Sent.GetOrAdd(name, _ => (Mood)random.Next(4));
            Listener.Reply? reply = null;
            await InsistAsync(listener, async () => reply = await listener.PostAsync(listener.Usual(mood.Name())));
            if (reply is { Status: HttpStatusCode.SeeOther })
            {
                Acknowledged.Add(name);
            }

            await InsistAsync(listener, () => listener.OpenAsync());
        }
    }

    private async Task InsistAsync(Listener listener, Func<Task> act)
    {
        for (var isDown = false; ; isDown = true)
        {
            try
            {
                if (isDown)
                {
                    await listener.OpenAsync();
                    return;
                }

                await act();
                return;
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref _lost);
                await Task.Delay(s_pause, TestContext.Current.CancellationToken);
            }
        }
    }
}
