using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Lists;

/// <summary>A person's own list of conversations, the same on all their pages.</summary>
public sealed class OwnList(IListStore store, IBackplane backplane)
{
    /// <summary>Changes it and tells the person's open pages; or answers why not.</summary>
    public async Task<Refusal?> ChangeAsync(UserId owner, Peer peer, ListChange change, CancellationToken cancellation)
    {
        var refusal = await store.ChangeAsync(owner, peer, change, cancellation);
        if (refusal is null)
            await backplane.PublishAsync(new Envelope(new ListChanged(peer), [owner]));
        return refusal;
    }
}
