using ImChat.Domain;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Layout;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Docs.Chapters;

internal static class ContactChapter
{
    public static Chapter Write() => new("friends", ProtocolTexts.FriendsTitle)
    {
        Addresses =
        [
            new("/contact/loadfriend", ProtocolTexts.LoadFriendsMeaning)
            {
                Aliases = ["/contact/friend", "/contact/loadusers"],
                Parameters = [Caller.Named("userid"), Caller.Token],
                Refusals = [Caller.Unproved],
                Examples = ContactExamples.Load,
            },
            new("/contact/addfriend", ProtocolTexts.AddFriendMeaning.Fill(LegacyTexts.FriendAdded, LegacyTexts.FriendAsked))
            {
                Aliases = ["/user/addfriend"],
                Parameters =
                [
                    Caller.Named("userid"),
                    Caller.Token,
                    new("dstid", ProtocolTexts.Number, ProtocolTexts.ParameterFriend),
                    new("dstmobile, dstname", ProtocolTexts.Text, ProtocolTexts.ParameterFriendMobile),
                ],
                Refusals =
                [
                    new(LegacyTexts.Of(Refusal.Self), ProtocolTexts.WhenSelf),
                    Caller.Unproved,
                    new(LegacyTexts.Of(Refusal.UnknownPerson), ProtocolTexts.WhenPersonUnknown),
                    new(LegacyTexts.Of(Refusal.AlreadyFriend), ProtocolTexts.WhenAlreadyFriend),
                ],
                Examples = ContactExamples.Add,
            },
        ],
    };
}
