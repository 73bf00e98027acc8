using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>Two people with a socket each.</summary>
internal sealed class Talk : IDisposable
{
    private int sent;

    private Talk(LegacyClient me, LegacySocket mine, LegacyClient you, LegacySocket yours) => (Me, Mine, You, Yours) = (me, mine, you, yours);

    public LegacyClient Me { get; }

    public LegacySocket Mine { get; }

    public LegacyClient You { get; }

    public LegacySocket Yours { get; }

    public static async Task<Talk> OpenAsync(AppFactory app)
    {
        var me = await LegacyClient.RegisterAsync(app);
        var you = await LegacyClient.RegisterAsync(app);
        return new Talk(me, await me.ConnectAsync(), you, await you.ConnectAsync());
    }

    /// <summary>A message in both directions, each the first that comes: what was sent before was not delivered, and both sockets live.</summary>
    public async Task NothingElseCameAsync()
    {
        await SaysAsync(Mine, You.Id, Yours);
        await SaysAsync(Yours, Me.Id, Mine);
    }

    public void Dispose()
    {
        Mine.Dispose();
        Yours.Dispose();
        Me.Dispose();
        You.Dispose();
    }

    private async Task SaysAsync(LegacySocket from, long to, LegacySocket receiver)
    {
        var text = $"after that {++sent}";
        await from.SendTextAsync(10, to, text);
        Assert.Equal(text, await receiver.ReceiveTextAsync());
    }
}
