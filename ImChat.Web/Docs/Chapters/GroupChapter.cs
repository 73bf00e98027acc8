using ImChat.Domain;
using ImChat.Domain.Groups;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Layout;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Docs.Chapters;

internal static class GroupChapter
{
    public static Chapter Write() => new("groups", ProtocolTexts.GroupsTitle)
    {
        Addresses =
        [
            new("/contact/loadcommunity", ProtocolTexts.LoadGroupsMeaning)
            {
                Aliases = ["/contact/community"],
                Parameters = [Caller.Named("userid"), Caller.Token],
                Refusals = [Caller.Unproved],
                Examples = GroupExamples.Load,
            },
            new("/contact/createcommunity", ProtocolTexts.CreateGroupMeaning)
            {
                Aliases = ["/contact/addcommunity"],
                Parameters =
                [
                    Caller.Named("ownerid, userid"),
                    Caller.Token,
                    new("name, group_name", ProtocolTexts.Text, ProtocolTexts.ParameterGroupName.Fill(GroupLimits.NameChars)),
                    new("icon, pic", ProtocolTexts.Text, ProtocolTexts.ParameterAvatar.Fill(GroupLimits.IconChars)),
                    new("cate", ProtocolTexts.Number, ProtocolTexts.ParameterGroupKind),
                    new("memo", ProtocolTexts.Text, ProtocolTexts.ParameterMemo.Fill(GroupLimits.MemoChars)),
                ],
                Refusals =
                [
                    Refused(Refusal.NameMissing, ProtocolTexts.WhenMissing),
                    Caller.Unproved,
                    Refused(Refusal.NameTooLong, ProtocolTexts.WhenGroupTooLong),
                    Refused(Refusal.TooManyGroups, ProtocolTexts.WhenTooManyGroups),
                ],
                Examples = GroupExamples.Create,
            },
            new("/contact/joincommunity", ProtocolTexts.JoinGroupMeaning)
            {
                Aliases = ["/user/joincommunity"],
                Parameters =
                [
                    Caller.Named("userid, ownerid"),
                    Caller.Token,
                    new("dstid", ProtocolTexts.Number, ProtocolTexts.ParameterGroup),
                    new("dstname", ProtocolTexts.Text, ProtocolTexts.ParameterGroupByName),
                ],
                Refusals = [Caller.Unproved, Refused(Refusal.UnknownGroup, ProtocolTexts.WhenGroupUnknown), Refused(Refusal.GroupFull, ProtocolTexts.WhenGroupFull), Refused(Refusal.InvitationOnly, ProtocolTexts.WhenGroupInvitation)],
                Examples = GroupExamples.Join,
            },
        ],
    };

    private static RefusedWith Refused(Refusal refusal, string when) => new(LegacyTexts.Of(refusal), when);
}
