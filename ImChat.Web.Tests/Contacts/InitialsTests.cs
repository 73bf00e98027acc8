using ImChat.Domain.Contacts;
using ImChat.Domain.People;
using ImChat.Web.Contacts;

namespace ImChat.Web.Tests.Contacts;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("anna", 'A')]
    [InlineData("Émile", 'E')]
    [InlineData("Ｂen", 'B')]
    [InlineData("安娜", 'A')]
    [InlineData("陈晨", 'C')]
    [InlineData("李雷", 'L')]
    [InlineData("王芳", 'W')]
    [InlineData("张伟", 'Z')]
    [InlineData("8 ball", '#')]
    [InlineData("🐼", '#')]
    [InlineData("", '#')]
    public void ANameStandsUnderItsLetter_OrItsSound(string name, char letter) => Assert.Equal(letter, Initials.Of(name));

    [Fact]
    public void StarredOnesStandFirst_AndWhatHasNoLetterLast()
    {
        var friends = new[] { Friend(1, "8 ball"), Friend(2, "Zoe"), Friend(3, "王芳"), Friend(4, "Tim", isStarred: true), Friend(5, "wanda") };

        Assert.Equal(["*: Tim", "W: wanda 王芳", "Z: Zoe", "#: 8 ball"], FriendList.Sort(friends).Select(section => $"{section.Key}: {string.Join(' ', section.OrderBy(friend => friend.Name, StringComparer.Ordinal).Select(friend => friend.Name))}"));
    }

    [Theory]
    [InlineData("BEN", true)]
    [InlineData("boss", true)]
    [InlineData("work", true)]
    [InlineData("1000", true)]
    [InlineData("0001", false)]
    [InlineData("zoe", false)]
    public void AFriendIsFound_ByNameRemarkTagAndNumber(string query, bool isFound) =>
        Assert.Equal(isFound, FriendList.Fits(Friend(10001, "Ben", remark: "The Boss"), query));

    private static Friend Friend(long number, string nickname, bool isStarred = false, string remark = "") =>
        new(new Person(new UserId(number), "138", nickname, "", Sex.Unstated, "", DateTimeOffset.UnixEpoch), remark, ["work"], isStarred, IsBlocked: false);
}
