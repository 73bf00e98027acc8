using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>Settings that loosen who is believed.</summary>
public sealed class TrustSettingsTests
{
    [Fact]
    public async Task HttpAuthOpen_BelievesTheNumber_AndWarnsAtStart()
    {
        await using var open = new AppFactory(new() { ["Legacy:HttpAuth"] = "Open" });
        await open.InitializeAsync();
        Assert.Contains(open.Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("Legacy:HttpAuth", StringComparison.Ordinal));
        using var me = await LegacyClient.RegisterAsync(open);
        using var you = await LegacyClient.RegisterAsync(open);
        var group = await you.CreateGroupAsync("大院");
        foreach (var endpoint in Proofs.Endpoints)
            Assert.StartsWith("""{"code":0,""", await open.AskAsync(Proofs.Call(endpoint, me, you, group)), StringComparison.Ordinal);
        Assert.Equal(OldApi.SignInFirst, await open.AskAsync(OldApi.Get("/contact/loadfriend")));
    }

    [Fact]
    public async Task TheStrictDefault_WarnsOfNothing()
    {
        await using var strict = new AppFactory([]);
        await strict.InitializeAsync();
        Assert.DoesNotContain(strict.Logs.Lines, line => line.Contains("Legacy:HttpAuth", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAllowedOrigin_LetsATokenThrough_NeverACookie()
    {
        await using var app = new AppFactory(new() { ["Legacy:AllowedOrigins:0"] = "https://app.example" });
        await app.InitializeAsync();
        using var me = await LegacyClient.RegisterAsync(app);
        HttpRequestMessage By(string proof, string origin) => OldApi.Get($"/contact/loadfriend?userid={me.Id}").By(proof, me, app).From("Origin", origin);
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(By("token", "https://app.example")), StringComparison.Ordinal);
        Assert.StartsWith("""{"code":0,""", await app.AskAsync(By("bearer", "https://app.example")), StringComparison.Ordinal);
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(By("cookie", "https://app.example")));
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(By("token", "http://app.example")));
        Assert.Equal(OldApi.SignInFirst, await app.AskAsync(By("token", "https://app.example.evil.example")));
        Assert.StartsWith("HTTP/1.1 101 ", await Handshake.AskAsync(app, Handshake.Of(me).With("Origin", "https://app.example")), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 403 ", await Handshake.AskAsync(app, Handshake.Of(me).With("Origin", "https://other.example")), StringComparison.Ordinal);
    }
}
