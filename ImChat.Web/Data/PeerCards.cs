using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Contacts;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Reads what stands beside a conversation: who it is with.</summary>
internal sealed class PeerCards(IDbContextFactory<ChatDb> factory, ChatLists lists)
{
    /// <summary>The card, or null when there is no such person, or no such group with this viewer in it.</summary>
    public async Task<PeerCard?> FindAsync(UserId viewer, Peer peer, CancellationToken cancellation)
    {
        var row = await lists.FindAsync(viewer, peer, cancellation);
        await using var db = await factory.CreateDbContextAsync(cancellation);
        if (!peer.IsGroup)
        {
            return await db.NamesFor(viewer).Where(n => n.Id == peer.Number)
                .Select(n => new PeerCard(peer, n.Name, n.Picture, n.Memo, row == null ? null : row.Marks)).SingleOrDefaultAsync(cancellation);
        }
        if (row is null)
            return null;
        var group = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == peer.Number, cancellation);
        return new PeerCard(peer, group.Name, group.Icon, group.Memo, row.Marks);
    }
}
