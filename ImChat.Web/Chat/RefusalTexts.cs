using ImChat.Domain;
using ImChat.Web.Layout;

namespace ImChat.Web.Chat;

/// <summary>What our pages say when something was refused.</summary>
internal static class RefusalTexts
{
    public static string Of(Refusal refusal) => refusal switch
    {
        Refusal.Empty => Texts.MessageEmpty,
        Refusal.TooLong => Texts.TextTooLong,
        Refusal.BadText => Texts.BadText,
        Refusal.RateLimited => Texts.TooOften,
        Refusal.UnknownPerson => Texts.NoSuchPerson,
        Refusal.UnknownGroup => Texts.NoSuchGroup,
        Refusal.NotMember => Texts.NotMember,
        Refusal.NotFriend => Texts.OnlyFriendsWriteRefused,
        Refusal.Self => Texts.CannotAddSelf,
        Refusal.AlreadyFriend => Texts.AlreadyFriend,
        Refusal.AlreadyMember => Texts.AlreadyMember,
        Refusal.NameMissing => Texts.GroupNameMissing,
        Refusal.NameTooLong => Texts.GroupNameTooLong.Fill(Domain.Groups.GroupLimits.NameChars),
        Refusal.TooManyGroups => Texts.TooManyGroups,
        Refusal.GroupFull => Texts.GroupFull,
        Refusal.Forbidden => Texts.NotForYou,
        Refusal.Muted => Texts.YouAreMuted,
        Refusal.OwnerStays => Texts.OwnerStays,
        Refusal.InvitationOnly => Texts.InvitationOnly,
        Refusal.InviteExpired => Texts.InviteExpired,
        Refusal.TooBig => Texts.FileTooBig,
        Refusal.TooManyPixels => Texts.PictureTooLarge,
        Refusal.QuotaUsed => Texts.SpaceUsed,
        _ => Texts.NotSent,
    };
}
