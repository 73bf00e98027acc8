using ImChat.Domain;
using ImChat.Domain.Contacts;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Contacts;

/// <summary>Who may do what to whom: how they stand, what the other has decided, and what follows.</summary>
public sealed class MannersTests
{
    [Theory]
    // self, kept, blocked, only friends: refused, withheld
    [InlineData(false, false, false, false, null, false)]
    [InlineData(false, false, false, true, Refusal.NotFriend, false)]
    [InlineData(false, true, false, false, null, false)]
    [InlineData(false, true, false, true, null, false)]
    [InlineData(false, false, true, false, null, true)]
    [InlineData(false, false, true, true, null, true)]
    [InlineData(false, true, true, false, null, true)]
    [InlineData(false, true, true, true, null, true)]
    [InlineData(true, false, false, true, null, false)]
    public void Writing(bool isSelf, bool isKept, bool isBlocked, bool onlyFriends, Refusal? refusal, bool isWithheld)
    {
        var standing = new Standing(isSelf, isKept, isBlocked, new PersonalSettings(OnlyFriendsWrite: onlyFriends));

        Assert.Equal((refusal, isWithheld), (Manners.Write(standing), Manners.IsWithheld(standing)));
    }

    [Theory]
    // kept, blocked, asks: what comes of it
    [InlineData(false, false, false, Welcome.Friends)]
    [InlineData(false, false, true, Welcome.Asks)]
    [InlineData(true, false, true, Welcome.Friends)]
    [InlineData(true, false, false, Welcome.Friends)]
    [InlineData(false, true, false, Welcome.Unheard)]
    [InlineData(false, true, true, Welcome.Unheard)]
    [InlineData(true, true, false, Welcome.Unheard)]
    public void Adding(bool isKept, bool isBlocked, bool asks, Welcome welcome) =>
        Assert.Equal(welcome, Manners.Add(new Standing(IsSelf: false, isKept, isBlocked, new PersonalSettings(AsksBeforeAdding: asks))));
}
