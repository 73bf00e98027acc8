using System.Collections.Frozen;
using ImChat.Domain;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Data;

/// <summary>Who is in a group, and who of them may write: the same for every sender.</summary>
internal sealed class GroupAudience
{
    private readonly Audience audience;
    private readonly FrozenDictionary<UserId, Refusal?> members;

    public GroupAudience(GroupRow group, long revision, IReadOnlyList<ParticipantRow> members)
    {
        audience = new Audience(new ConversationId(members[0].ConversationId), [.. members.Select(p => new UserId(p.UserId))], Revision: revision);
        this.members = members.ToFrozenDictionary(p => new UserId(p.UserId), p => GroupRules.CheckSpeaking(p.RoleIn(group), p.IsSilenced, group.IsSilenced));
    }

    public int Count => members.Count;

    public Outcome<Audience> For(UserId sender) =>
        !members.TryGetValue(sender, out var refusal) ? Refusal.NotMember : refusal is { } reason ? reason : audience;
}
