using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Lists;

/// <summary>Drafts on their way to a person's other devices. Collected and stored together: messages must not wait for them.</summary>
public sealed class Drafts
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    private readonly IDraftStore store;
    private readonly IBackplane backplane;
    private readonly Coalescer<(UserId, Peer), Draft> waiting;

    /// <summary>Stores into <paramref name="store"/>, tells over <paramref name="backplane"/>.</summary>
    public Drafts(IDraftStore store, IBackplane backplane, TimeProvider clock)
    {
        (this.store, this.backplane) = (store, backplane);
        waiting = new(Rest, (earlier, later) => later.At >= earlier.At ? later : earlier, StoreAsync, clock);
    }

    /// <summary>Completes when the draft, or a later one, is stored. Fails when the database cannot; whoever wrote it tries again.</summary>
    public Task KeepAsync(Draft draft) => waiting.AddAsync((draft.Owner, draft.To), draft);

    /// <summary>Stores and tells until <paramref name="stopping"/>; what has been handed in by then is still stored.</summary>
    public Task RunAsync(CancellationToken stopping) => waiting.RunAsync(stopping);

    private async Task StoreAsync(IReadOnlyCollection<Draft> batch)
    {
        foreach (var kept in await store.KeepAsync(batch, CancellationToken.None))
            await backplane.PublishAsync(new Envelope(new DraftKept(kept), [kept.Owner]));
    }
}
