using ImChat.Web.Tests.Attachments;
using ImChat.Web.Tests.Attachments.S3;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Moving;

/// <summary>A server with SQLite becomes one with PostgreSQL and a bucket.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Anywhere = "--urls=http://127.0.0.1:0";

    private readonly DirectoryInfo old = Directory.CreateTempSubdirectory("imchat-old-");
    private readonly DirectoryInfo ours = Directory.CreateTempSubdirectory("imchat-new-");
    private readonly PostgresTestEngine engine = new();

    public void Dispose()
    {
        engine.Dispose();
        old.Delete(recursive: true);
        ours.Delete(recursive: true);
    }

    [Fact]
    public async Task EverybodyFindsEverything_OnTheNewServer_AndIsStillSignedIn()
    {
        using var before = ProgramProcess.StartOn(old.FullName, [], Anywhere);
        var address = await Wait.For(before.Address);
        using var me = await PageClient.RegisterAsync(address);
        using var ben = await LegacyClient.RegisterAsync(new HttpClient { BaseAddress = address }, "Ben");
        var upload = (await ben.UploadAsync("a.gif", Samples.Gif, ".gif")).GetProperty("data").GetString()!;
        using (var socket = await ben.ConnectAsync())
            await ben.SettledAsync(socket);

        Assert.Contains("is in use", await SayAsync(1));

        before.Terminate();
        Assert.Equal(0, await Wait.For(before.ExitCode));
        Assert.Contains("1 uploads", await SayAsync(0));
        Assert.Contains("there are people", await SayAsync(1));

        using var after = ProgramProcess.StartOn(ours.FullName, [], [Anywhere, .. Settings()]);
        address = await Wait.For(after.Address);
        using var meLater = new PageClient(address);
        meLater.Cookies.Add(me.Cookies.GetAllCookies());
        Assert.True(await meLater.IsSignedInAsync());
        using var benLater = await LegacyClient.SignInAsync(new HttpClient { BaseAddress = address }, ben.Mobile, LegacyClient.Password);
        Assert.Equal(ben.Id, benLater.Id);
        using (var socket = await benLater.ConnectAsync())
            await benLater.SettledAsync(socket);
        Assert.Equal(Samples.Gif, await (await meLater.GetAsync(upload)).Content.ReadAsByteArrayAsync());
        using var newcomer = await LegacyClient.RegisterAsync(new HttpClient { BaseAddress = address }, "Cleo");
        Assert.Equal(Math.Max(ben.Id, me.Id) + 1, newcomer.Id);
    }

    private async Task<string> SayAsync(int exit)
    {
        using var program = ProgramProcess.StartOn(ours.FullName, [], ["import", Path.Combine(old.FullName, "imchat.db"), .. Settings()]);
        var ended = await Wait.For(program.ExitCode);
        var errors = (await program.Errors).TrimEnd();
        Assert.False(errors.Contains('\n', StringComparison.Ordinal), errors);
        Assert.Equal(exit, ended);
        return exit == 0 ? program.Lines.Last() : errors;
    }

    private IEnumerable<string> Settings() =>
        [.. engine.Settings.Select(setting => $"--{setting.Key}={setting.Value}"), .. S3Server.SettingsFor(S3Server.Current.Address).Select(setting => $"--{setting.Key}={setting.Value}")];
}
