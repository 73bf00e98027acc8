using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>One group while it is being changed, within one transaction: who is in it, who comes and goes, and the line that tells of it.</summary>
internal sealed class GroupDraft(ChatDb db, GroupRow group, ConversationId conversation, DateTimeOffset now, CancellationToken cancellation)
{
    private readonly List<UserId> added = [];
    private readonly List<UserId> gone = [];
    private ChatMessage? notice;

    public GroupRow Group => group;

    public IQueryable<ParticipantRow> Members => db.Members(conversation);

    /// <summary>The group with its conversation; null when there is none, or it is over.</summary>
    public static async Task<GroupDraft?> OpenAsync(ChatDb db, GroupId id, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Groups.SingleOrDefaultAsync(g => g.Id == id.Value && !g.IsDissolved, cancellation) is not { } group)
            return null;
        var conversation = await db.Conversations.Where(c => c.GroupId == id.Value).Select(c => c.Id).SingleAsync(cancellation);
        return new GroupDraft(db, group, new ConversationId(conversation), now, cancellation);
    }

    /// <summary>The place of somebody who is in it now.</summary>
    public Task<ParticipantRow?> FindAsync(UserId person) => Members.SingleOrDefaultAsync(p => p.UserId == person.Value, cancellation);

    /// <summary>Those of them who are this person's friends, keep this person too, have not blocked them, and are not in it yet.</summary>
    public async Task<List<UserId>> FriendsOutsideAsync(UserId person, IEnumerable<UserId> friends)
    {
        var wanted = friends.Select(friend => friend.Value).ToList();
        var members = Members;
        return await db.Contacts.Where(c => c.OwnerId == person.Value && wanted.Contains(c.FriendId) && !members.Any(p => p.UserId == c.FriendId))
            .Where(c => db.Contacts.Any(back => back.OwnerId == c.FriendId && back.FriendId == person.Value) && !db.Blocks.Any(b => b.OwnerId == c.FriendId && b.PersonId == person.Value))
            .Select(c => new UserId(c.FriendId)).ToListAsync(cancellation);
    }

    public async Task<bool> HasRoomForAsync(int people, GroupLimits limits) => await Members.CountAsync(cancellation) + people <= limits.MaxMembers;

    /// <summary>Lets them in; whoever was in it before finds their place again.</summary>
    public async Task LetInAsync(IReadOnlyCollection<UserId> people)
    {
        var numbers = people.Select(person => person.Value).ToList();
        var last = await db.Conversations.Where(c => c.Id == conversation.Value).Select(c => c.LastSeq).SingleAsync(cancellation);
        var before = await db.Participants.Where(p => p.ConversationId == conversation.Value && numbers.Contains(p.UserId)).ToDictionaryAsync(p => p.UserId, cancellation);
        foreach (var number in numbers)
        {
            if (!before.TryGetValue(number, out var place))
                db.Participants.Add(place = new ParticipantRow { ConversationId = conversation.Value, UserId = number });
            // What was said before they came was not said to them, unless the group has decided so.
            place.FromSeq = group.SharesHistory ? 0 : last;
            (place.ReadSeq, place.UntilSeq, place.LeftAt, place.HiddenSeq, place.JoinedAt) = (last, null, null, null, now);
        }
        await db.GroupRequests.Where(r => r.GroupId == group.Id && numbers.Contains(r.UserId)).ExecuteDeleteAsync(cancellation);
        added.AddRange(people);
    }

    /// <summary>Tells of what happened, in the conversation.</summary>
    public async Task<long> TellAsync(UserId actor, NoticeKind kind, IReadOnlyList<UserId> people, string text = "")
    {
        notice = await MessageRows.AppendAsync(db, conversation, new GroupNotice(kind, people, text).AsRow(actor, new GroupId(group.Id)), now, cancellation);
        return notice.Seq;
    }

    /// <summary>Ends their time in it, with the line that was told last. How they were called, and what they were, goes too.</summary>
    public void End(params IReadOnlyCollection<ParticipantRow> places)
    {
        foreach (var place in places)
        {
            (place.UntilSeq, place.LeftAt, place.IsAdministrator, place.IsSilenced, place.Alias, place.ConfirmedSeq) = (notice!.Seq, now, false, false, "", 0);
            gone.Add(new UserId(place.UserId));
        }
    }

    /// <summary>Stores it and says what came of it.</summary>
    public async Task<GroupChange> SaveAsync()
    {
        await db.SaveChangesAsync(cancellation);
        await db.Conversations.Where(c => c.Id == conversation.Value).ReviseAsync(cancellation);
        return Result(await Members.Select(p => new UserId(p.UserId)).ToListAsync(cancellation));
    }

    /// <summary>Stores that somebody waits; those who may let them in are told.</summary>
    public async Task<GroupChange> SaveRequestAsync(UserId person)
    {
        if (!await db.GroupRequests.AnyAsync(r => r.GroupId == group.Id && r.UserId == person.Value, cancellation))
            db.GroupRequests.Add(new GroupRequestRow { GroupId = group.Id, UserId = person.Value, At = now });
        await db.SaveChangesAsync(cancellation);
        return Result(await Members.Where(p => p.IsAdministrator || p.UserId == group.OwnerId).Select(p => new UserId(p.UserId)).ToListAsync(cancellation));
    }

    /// <summary>Takes back that somebody waits; false when they did not.</summary>
    public async Task<bool> ForgetRequestAsync(UserId person) =>
        await db.GroupRequests.Where(r => r.GroupId == group.Id && r.UserId == person.Value).ExecuteDeleteAsync(cancellation) > 0;

    private GroupChange Result(List<UserId> members) => new(group.ToGroup(), members, notice, added, gone);
}
