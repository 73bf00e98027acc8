using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Groups;

/// <summary>Making and joining groups: the rules, for every door.</summary>
public sealed class GroupDirectory(IGroupStore store, IBackplane backplane, GroupLimits limits)
{
    /// <summary>Makes a group and tells the owner's open pages. Refused: no name, too long, too many owned.</summary>
    public async Task<Outcome<ChatGroup>> CreateAsync(NewGroup wanted, CancellationToken cancellation)
    {
        var group = wanted with { Name = wanted.Name.Trim() };
        if (group.Name.Length == 0)
            return Refusal.NameMissing;
        if (group.Name.Length > GroupLimits.NameChars || group.Memo.Length > GroupLimits.MemoChars || group.Icon.Length > GroupLimits.IconChars)
            return Refusal.NameTooLong;
        return await TellAsync(group.Owner, await store.CreateAsync(group, limits.MaxOwned, cancellation));
    }

    /// <summary>Joins a group; from the next message on, the person receives it. Refused: unknown, a member already, full.</summary>
    public async Task<Outcome<ChatGroup>> JoinAsync(UserId person, GroupId group, CancellationToken cancellation) =>
        await TellAsync(person, await store.JoinAsync(group, person, limits.MaxMembers, cancellation));

    private async Task<Outcome<ChatGroup>> TellAsync(UserId person, Outcome<ChatGroup> outcome)
    {
        if (outcome.IsDone)
            await backplane.PublishAsync(new Envelope(new PeerAdded(Peer.Of(outcome.Value.Id)), [person]));
        return outcome;
    }
}
