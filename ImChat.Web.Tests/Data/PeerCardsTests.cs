using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Data;

public class PeerCardsTests : IDisposable
{
    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task AStranger_HasACard_ButNothingToArrange()
    {
        var (anna, ben) = (await database.PersonAsync("Anna"), await database.PersonAsync("Ben"));

        var card = await database.Cards.FindAsync(anna, Peer.Of(ben), CancellationToken.None);
        Assert.Equal(("Ben", null), (card!.Name, card.Marks));

        await database.SayAsync(anna, Peer.Of(ben), "hi");
        await database.Arrangements.ChangeAsync(anna, Peer.Of(ben), new ListChange(IsMuted: true), CancellationToken.None);
        Assert.Equal(new ListMarks(IsMuted: true), (await database.Cards.FindAsync(anna, Peer.Of(ben), CancellationToken.None))!.Marks);
    }

    [Fact]
    public async Task AGroupsCard_IsForItsMembers()
    {
        var (anna, ben, carl) = (await database.PersonAsync("Anna"), await database.PersonAsync("Ben"), await database.PersonAsync("Carl"));
        var club = Peer.Of(await database.GroupAsync(ben, anna));

        var card = await database.Cards.FindAsync(anna, club, CancellationToken.None);
        Assert.Equal("group", card!.Name);
        Assert.Null(await database.Cards.FindAsync(carl, club, CancellationToken.None));
    }
}
