using ImChat.Domain.Contacts;
using ImChat.Web.Layout;

namespace ImChat.Web.Contacts;

/// <summary>What our pages say about friends.</summary>
internal static class FriendTexts
{
    public static string Of(Addition addition) => (addition.IsAsked ? Texts.AskedText : Texts.FriendAdded).Fill(addition.Person.Nickname);
}
