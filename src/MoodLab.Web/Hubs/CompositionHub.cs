using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using MoodLab.Lab.Composing;
using MoodLab.Web.Visitors;

namespace MoodLab.Web.Hubs;

/// <summary>
/// Streams compositions to outside clients: the same events that the compose page draws. The protocol, with an example
/// over a bare WebSocket, is told in <c>docs/hub.md</c>.
/// </summary>
/// <param name="composer">The call's composer; it ends with the call.</param>
/// <param name="random">Draws seeds where none was sent.</param>
public sealed class CompositionHub(IComposer composer, Random random) : Hub<ICompositionClient>
{
    /// <summary>The address of the hub.</summary>
    internal const string Path = "/hubs/composition";

    /// <inheritdoc />
    public override Task OnConnectedAsync() =>
        Clients.Caller.Welcome(CompositionWelcome.Create(composer.Unavailable));

    /// <summary>
    /// Composes a piece. A caller with a visitor's cookie finds the piece among its own; for others nothing is stored.
    /// </summary>
    /// <param name="request">What to compose.</param>
    /// <param name="cancellationToken">Fires when the client cancels the stream or is gone.</param>
    /// <exception cref="HubException">
    /// A setting is out of its range, no model can compose, or too many requests wait; the message says which.
    /// </exception>
    public async IAsyncEnumerable<ComposedEvent> Compose(
        CompositionRequestMessage request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = (request ?? throw new HubException("Compose needs a request.")).ToRequest(random);
        await using var events = composer
            .ComposeAsync(asked, Context.User.Owner(), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(events))
        {
            yield return events.Current;
        }
    }

    // An iterator cannot yield inside a try that catches, so what clients may know is told apart here.
    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ComposedEvent> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception known) when (known is ComposerUnavailableException or ComposerBusyException)
        {
            throw new HubException(known.Message, known);
        }
    }
}
