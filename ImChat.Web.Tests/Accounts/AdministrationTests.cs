using System.Net.WebSockets;
using ImChat.Web.Tests.Support;
using Microsoft.Data.Sqlite;

namespace ImChat.Web.Tests.Accounts;

/// <summary>The words behind the program's name, while another process of it serves people from the same data.</summary>
public sealed class AdministrationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-administration-");

    [Fact]
    public async Task WhoeverRunsTheServer_DisablesAnAccount_AndMakesAWayBackIn()
    {
        using var server = ProgramProcess.StartOn(folder.FullName, [], "--urls=http://127.0.0.1:0");
        var address = await Wait.For(server.Address);
        using var me = await PageClient.RegisterAsync(address);
        using var old = await LegacyClient.SignInAsync(new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address }, me.Mobile, PageClient.Password);
        using var socket = await old.ConnectAsync();

        Assert.Contains("disabled", await SayAsync("disable", me.Mobile));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await Wait.For(socket.ReceiveCloseAsync()));
        Assert.False(await me.IsSignedInAsync());
        var refused = await me.SignInAsync(me.Mobile, PageClient.Password);
        Assert.Contains("disabled", refused.QuerySelector(".problem:not([hidden])")!.TextContent);

        Assert.Contains("may sign in", await SayAsync("enable", $"{me.Id}"));
        var said = new Uri(await SayAsync("reset-link", me.Mobile, "--ImChat:PublicAddress=https://chat.example"));
        Assert.Equal("https://chat.example", said.GetLeftPart(UriPartial.Authority));
        var link = said.PathAndQuery;
        var done = await me.SubmitAsync(link, "reset", ("wanted", "found-River-26"));
        Assert.NotNull(done.QuerySelector(".done"));
        var again = await me.SubmitAsync(link, "reset", ("wanted", "stolen-River-27"));
        Assert.NotNull(again.QuerySelector(".problem"));
        await me.SignInAsync(me.Mobile, "found-River-26");
        Assert.True(await me.IsSignedInAsync());
    }

    [Theory]
    [InlineData("promote 1")]
    [InlineData("disable no-such-mobile")]
    [InlineData("disable")]
    public async Task AWordThatCannotBe_EndsWithASentence(string words)
    {
        using var program = ProgramProcess.StartOn(folder.FullName, [], words.Split(' '));
        Assert.Equal(1, await Wait.For(program.ExitCode));
        Assert.NotEmpty(await program.Errors);
    }

    [Fact]
    public async Task AFreshDatabase_HasNobodyInIt()
    {
        using var server = ProgramProcess.StartOn(folder.FullName, [], "--urls=http://127.0.0.1:0");
        await Wait.For(server.Address);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "imchat.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM AspNetUsers";
        Assert.Equal(0L, await command.ExecuteScalarAsync());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder.FullName, "keys")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> SayAsync(params string[] words)
    {
        using var program = ProgramProcess.StartOn(folder.FullName, [], words);
        Assert.Equal(0, await Wait.For(program.ExitCode));
        return program.Lines.Last();
    }
}
