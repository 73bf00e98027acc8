using System.Net.WebSockets;
using ImChat.Web.Attachments;
using ImChat.Web.Chat;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImChat.Web.Tests.Hosting;

public sealed class StartAndStopTests(AppFactory app)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_IsGood_WhileItRuns(string path)
    {
        using var http = app.NewClient();
        Assert.Equal("Healthy", await http.GetStringAsync(path));
    }

    [Fact]
    public async Task AtTheEnd_ASocketIsToldSo()
    {
        await using var own = new AppFactory();
        await own.InitializeAsync();
        using var person = await LegacyClient.RegisterAsync(own);
        using var socket = await person.ConnectAsync();
        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var close = await Wait.For(socket.Raw.ReceiveAsync(new byte[64], CancellationToken.None));
        Assert.Equal(WebSocketMessageType.Close, close.MessageType);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, close.CloseStatus);
    }

    [Theory]
    [InlineData("Database:Provider", "Oracle")]
    [InlineData("ConnectionStrings:ImChat", "Host=db.example;Database=imchat")]
    [InlineData("Groups:MaxMembers", "many")]
    [InlineData("Legacy:AssetRoot", "/no/such/folder")]
    public async Task ASettingThatCannotWork_EndsTheStart_WithOneSentenceThatNamesIt(string key, string value)
    {
        using var program = ProgramProcess.Start($"--{key}={value}", "--urls=http://127.0.0.1:0");
        var complaint = await Wait.For(program.Errors);
        Assert.StartsWith(key.Split(':')[0], complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complaint, StringComparison.Ordinal);
        Assert.Equal(1, await Wait.For(program.ExitCode));
    }

    [Theory]
    [InlineData("Groups:MaxOwned", "0")]
    [InlineData("Limits:MessageChars", "-1")]
    [InlineData("Limits:MessageChars", "30000")]
    [InlineData("Limits:ConnectionsPerPerson", "0")]
    [InlineData("RateLimits:MessagesPerSecond", "-1")]
    [InlineData("RateLimits:LoginPerMinute", "-1")]
    [InlineData("Proxy:Known:0", "nonsense")]
    [InlineData("Attachments:Store", "Tape")]
    public void EachThatCannotWork_IsNamed(string key, string value)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection([new(key, value)]);

        var problem = Assert.Throws<SettingException>(() =>
        {
            builder.AddProxies();
            builder.AddMessaging();
            builder.AddAttachments();
        });

        Assert.StartsWith(key.Split(':')[0], problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAddressFromOutside_WinsOverTheFile_AndSigtermStopsItCleanly()
    {
        using var program = ProgramProcess.Start("--urls=http://127.0.0.1:0");
        var address = await Wait.For(program.Address);
        Assert.NotEqual(8080, address.Port);
        using var http = new HttpClient();
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri(address, "/health/ready")));
        program.Terminate();
        Assert.Equal(0, await Wait.For(program.ExitCode));
    }
}
