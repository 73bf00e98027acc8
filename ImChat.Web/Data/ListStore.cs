using ImChat.Domain;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

internal sealed class ListStore(IDbContextFactory<ChatDb> factory) : IListStore
{
    public async Task<Refusal?> ChangeAsync(UserId owner, Peer peer, ListChange change, CancellationToken cancellation)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancellation);
            if (await db.PlaceOf(owner, peer).SingleOrDefaultAsync(cancellation) is not { } place)
                return peer.IsGroup ? Refusal.NotMember : Refusal.UnknownPerson;
            Apply(change, place);
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            return Refusal.Busy;
        }
    }

    private static void Apply(ListChange change, ParticipantRow place)
    {
        place.IsPinned = change.IsPinned ?? place.IsPinned;
        place.IsMuted = change.IsMuted ?? place.IsMuted;
        place.IsMarkedUnread = change.IsMarkedUnread ?? place.IsMarkedUnread;
        if (change.HideUpTo is { } seq)
            place.HiddenSeq = seq == ListChange.Show ? null : seq;
        else if (change.IsPinned == true)
            place.HiddenSeq = null;
    }
}
