using ImChat.Web.Tests.Support;
using Microsoft.Extensions.Logging;

namespace ImChat.Web.Tests.Hosting;

public sealed class SecretsInLogsTests
{
    [Fact]
    public async Task HoweverMuchIsLogged_NoSecretIs_AndNothingThatPeopleWrote()
    {
        await using var app = new AppFactory(new()
        {
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace",
        });
        app.Logs.From = LogLevel.Trace;
        await app.InitializeAsync();
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        await me.AddFriendAsync(you.Id);
        using var socket = await me.ConnectAsync();
        using var device = await DeviceConnection.OpenAsync(app, me);
        await socket.SendTextAsync(10, you.Id, "only for your eyes");
        await me.SettledAsync(socket);
        using var page = await PageClient.RegisterAsync(app.Address);
        using var http = app.NewClient();
        using var deepLink = await http.GetAsync($"/chat/index.shtml?id={me.Id}&token={me.Token}");
        await me.PostAsync("/user/logout", ("id", me.Id));

        Assert.True(app.Logs.Lines.Count > 500);
        string[] secrets = [me.Token, you.Token, me.Cookie.Split('=')[1], LegacyClient.Password, PageClient.Password, "only for your eyes", me.Mobile, page.Mobile];
        Assert.All(secrets, secret => Assert.DoesNotContain(app.Logs.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }
}
