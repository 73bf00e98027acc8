using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Legacy.Socket;

/// <summary>
/// When a message counts as had by a client that never acknowledges. Written to the kernel is no evidence. A connection that is still there
/// a keep-alive cycle later is: a peer that does not answer pings is cut off before. So is a client's own close.
/// </summary>
internal sealed class DeliveryEvidence(UserId owner, Cursors cursors, TimeProvider clock)
{
    /// <summary>Longer than the ping's interval and its time-out together.</summary>
    private static readonly TimeSpan Cycle = TimeSpan.FromSeconds(35);

    private readonly Lock gate = new();
    private Dictionary<ConversationId, long> fresh = [];
    private Dictionary<ConversationId, long> aging = [];

    /// <summary>Everything up to here has been written to the socket, or need not be.</summary>
    public void Written(ConversationId conversation, long seq)
    {
        lock (gate)
            fresh[conversation] = Math.Max(fresh.GetValueOrDefault(conversation), seq);
    }

    /// <summary>Confirms what is a whole cycle old, cycle by cycle, while the connection lives.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Cycle, clock);
        await using var end = ended.UnsafeRegister(static timer => ((PeriodicTimer)timer!).Dispose(), timer);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            Dictionary<ConversationId, long> old;
            lock (gate)
                (old, aging, fresh) = (aging, fresh, []);
            await MarkAsync(old);
        }
    }

    /// <summary>The client has read everything and said goodbye.</summary>
    public async Task ConfirmAsync()
    {
        Dictionary<ConversationId, long> all;
        lock (gate)
        {
            all = new(aging);
            foreach (var (conversation, seq) in fresh)
                all[conversation] = seq;
        }
        await MarkAsync(all);
    }

    /// <summary>What cannot be remembered now comes again, which is better than never.</summary>
    private async Task MarkAsync(Dictionary<ConversationId, long> upTo) =>
        await Task.WhenAll(upTo.Select(had => cursors.MoveAsync(new CursorMove(owner, had.Key, had.Value)))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
