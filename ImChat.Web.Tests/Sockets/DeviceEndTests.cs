using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImChat.Web.Tests.Sockets;

/// <summary>How the server goes, and what over-eager clients get.</summary>
public sealed class DeviceEndTests
{
    [Fact]
    public async Task AServerThatStops_AnswersWhatItTook_SaysBye_AndCloses()
    {
        await using var app = await StartAsync([]);
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        using var device = await DeviceConnection.OpenAsync(app, anna);
        await device.SayAsync("a", 10, ben.Id, "last words");
        Assert.Equal("a", (await device.ReceiveAsync("ack")).GetProperty("cid").GetString());

        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        var bye = await device.ReceiveAsync("bye");
        Assert.Equal("drain", bye.GetProperty("reason").GetString());
        Assert.InRange(bye.GetProperty("afterMs").GetInt32(), 0, 3000);
        Assert.Equal(1001, await device.ReceiveCloseAsync());
        Assert.Empty(app.Logs.Lines);
    }

    [Fact]
    public async Task OverTheRate_EachIsRefusedWithATime_AndAFloodEndsTheConnection()
    {
        const int Burst = 12;
        await using var app = await StartAsync(new() { ["RateLimits:MessagesPerSecond"] = "2" });
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        using var device = await DeviceConnection.OpenAsync(app, anna);
        for (var i = 0; i < Burst * 2; i++)
            await device.SayAsync($"m{i}", 10, ben.Id, "x");
        var refused = 0;
        for (var i = 0; i < Burst * 2; i++)
        {
            var answer = await device.ReceiveAsync();
            if (answer.GetProperty("t").GetString() == "ack")
                continue;
            Assert.Equal("rate", answer.GetProperty("code").GetString());
            Assert.InRange(answer.GetProperty("retryMs").GetInt32(), 1, 10_000);
            refused++;
        }
        Assert.InRange(refused, 1, Burst);
        for (var i = 0; i < 400; i++)
            await device.SayAsync($"f{i}", 10, ben.Id, "x");
        Assert.Equal(4429, await device.ReceiveCloseAsync());
    }

    [Fact]
    public async Task OfMoreConnectionsThanTheServerTakes_TheNewestIsRefused()
    {
        await using var app = await StartAsync(new() { ["Limits:Connections"] = "2" });
        using var anna = await LegacyClient.RegisterAsync(app);
        using var ben = await LegacyClient.RegisterAsync(app);
        using var first = await DeviceConnection.OpenAsync(app, anna);
        using var second = await ben.ConnectAsync();
        var refused = await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => DeviceConnection.OpenAsync(app, ben));
        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
        await first.SayAsync("a", 10, ben.Id, "still here");
        Assert.Equal("still here", await second.ReceiveTextAsync());
    }

    private static async Task<AppFactory> StartAsync(Dictionary<string, string> settings)
    {
        var app = new AppFactory(settings);
        await app.InitializeAsync();
        return app;
    }
}
