using System.Net.WebSockets;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class SocketRateTests
{
    // Slower than any disk stores one after the other: else nobody is ever too fast.
    private const int PerSecond = 20;
    private const int Burst = PerSecond * 6;

    [Fact]
    public async Task OverItsRate_ASocketIsSlowedDown_AndNothingIsLost()
    {
        await using var app = await StartAsync();
        using var sender = await LegacyClient.RegisterAsync(app);
        using var receiver = await LegacyClient.RegisterAsync(app);
        using var to = await receiver.ConnectAsync();
        using var from = await sender.ConnectAsync();
        for (var i = 0; i < Burst + 20; i++)
            await from.SendTextAsync(10, receiver.Id, $"{i}");
        for (var i = 0; i < Burst + 20; i++)
            Assert.Equal($"{i}", (await to.ReceiveJsonAsync()).GetProperty("content").GetString());
        Assert.Equal(WebSocketState.Open, from.Raw.State);
    }

    [Fact]
    public async Task ASocketThatKeepsFlooding_IsClosedByName_AndOthersTalkOn()
    {
        await using var app = await StartAsync();
        using var flooder = await LegacyClient.RegisterAsync(app);
        using var one = await LegacyClient.RegisterAsync(app);
        using var other = await LegacyClient.RegisterAsync(app);
        using var flood = await flooder.ConnectAsync();
        using var from = await one.ConnectAsync();
        using var to = await other.ConnectAsync();
        for (var i = 0; i < Burst + 400; i++)
            await flood.SendTextAsync(10, other.Id, "flood");
        await from.SendTextAsync(10, other.Id, "calm");
        while (!(await to.ReceiveAsync()).Contains("calm", StringComparison.Ordinal))
        {
            // The flood's burst comes first.
        }
        var close = await Wait.For(flood.Raw.ReceiveAsync(new byte[256], CancellationToken.None));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, close.CloseStatus);
        Assert.Equal("flood", close.CloseStatusDescription);
    }

    private static async Task<AppFactory> StartAsync()
    {
        var app = new AppFactory(new() { ["RateLimits:MessagesPerSecond"] = $"{PerSecond}" });
        await app.InitializeAsync();
        return app;
    }
}
