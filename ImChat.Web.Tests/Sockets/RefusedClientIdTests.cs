using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Sockets;

/// <summary>A device is not sent what it sent itself, because its answer says all. A refusal says nothing of the kind.</summary>
public sealed class RefusedClientIdTests(AppFactory app)
{
    [Fact]
    public async Task AClientIdThatWasRefusedHere_DoesNotHideTheMessageThatHasIt()
    {
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        using var first = await DeviceConnection.OpenAsync(app, anna);
        await first.SayAsync("a", 10, ben.Id, "one");
        await first.ReceiveAsync("ack");
        using var second = await DeviceConnection.OpenAsync(app, anna);
        await second.SayAsync("a", 10, ben.Id, "two");
        Assert.Equal("cid_conflict", (await second.ReceiveAsync("err")).GetProperty("code").GetString());

        var missed = await second.ResumeAsync();

        Assert.Equal("one", Assert.Single(missed).GetProperty("content").GetString());
    }
}
