using System.Linq.Expressions;
using ImChat.Domain.Groups;
using ImChat.Domain.People;

namespace ImChat.Web.Data;

internal static class GroupRows
{
    /// <summary>A group as the rest of the program knows it.</summary>
    public static readonly Expression<Func<GroupRow, ChatGroup>> AsGroup =
        row => new ChatGroup(new GroupId(row.Id), row.Name, new UserId(row.OwnerId), row.Icon, row.Kind, row.Memo, row.CreatedAt)
        {
            Policy = new GroupPolicy(row.Joining, row.SharesHistory, row.IsSilenced),
        };

    private static readonly Func<GroupRow, ChatGroup> Convert = AsGroup.Compile();

    public static ChatGroup ToGroup(this GroupRow row) => Convert(row);

    /// <summary>What somebody with this place is in the group.</summary>
    public static GroupRole RoleIn(this ParticipantRow? place, GroupRow group) => place switch
    {
        null or { UntilSeq: not null } => GroupRole.None,
        _ when place.UserId == group.OwnerId => GroupRole.Owner,
        { IsAdministrator: true } => GroupRole.Administrator,
        _ => GroupRole.Member,
    };
}
