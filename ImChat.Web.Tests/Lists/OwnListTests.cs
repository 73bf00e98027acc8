using ImChat.Domain.Delivery;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Lists;

public class OwnListTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task AChange_IsToldToItsOwnerAlone_AndARefusalToNobody()
    {
        var (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        await database.SayAsync(anna, Peer.Of(ben), "hi");
        var list = new OwnList(database.Arrangements, backplane);

        Assert.Null(await list.ChangeAsync(anna, Peer.Of(ben), new ListChange(IsPinned: true), CancellationToken.None));
        Assert.NotNull(await list.ChangeAsync(anna, Peer.Of(anna), new ListChange(IsPinned: true), CancellationToken.None));

        var told = Assert.Single(backplane.Published);
        Assert.Equal(new ListChanged(Peer.Of(ben)), told.Event);
        Assert.Equal([anna], told.Recipients);
    }
}
