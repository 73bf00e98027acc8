using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;

namespace ImChat.Bench.Peers;

/// <summary>How one server is started, joined and spoken to.</summary>
internal abstract class Dialect
{
    public abstract string Name { get; }

    /// <summary>A fresh server that knows these people and rooms; one number a room member.</summary>
    public abstract Task<Peer> StartAsync(Cast cast);

    /// <summary>Where a person's socket goes.</summary>
    public virtual int Port(Peer peer, int person) => peer.Port;

    /// <summary>The address of a person's socket.</summary>
    public abstract string Target(int person, Cast cast);

    /// <summary>What is sent right after the handshake, or nothing.</summary>
    public virtual byte[] Opening => [];

    /// <summary>What parts records within a frame, where one may hold several.</summary>
    public virtual byte? Separator => null;

    /// <summary>A message of this person as a payload.</summary>
    public abstract string Say(Cast cast, int from, bool isRoom, int to, string text);
}

/// <summary>Everybody there is, by index, with their numbers and tokens where a server asks for them.</summary>
internal sealed record Cast(int People, int RoomSize)
{
    public long[] Numbers { get; set; } = [];

    public string[] Tokens { get; set; } = [];

    public long[] RoomNumbers { get; set; } = [];

    /// <summary>Messages that were said before, between each pair.</summary>
    public int Before { get; init; }

    public int Rooms => RoomSize == 0 ? 0 : People / RoomSize;

    public int RoomOf(int person) => RoomSize == 0 ? -1 : person / RoomSize;
}

internal class RelayDialect : Dialect
{
    public override string Name => "bare relay";

    protected virtual Task<Peer> StartAsync() => Peer.StartAsync(Path.Combine(AppContext.BaseDirectory, "ImChat.Bench.dll"), "relay", "{port}");

    public override async Task<Peer> StartAsync(Cast cast)
    {
        var peer = await StartAsync();
        cast.Numbers = [.. Enumerable.Range(0, cast.People).Select(person => 10_000L + person)];
        cast.RoomNumbers = [.. Enumerable.Range(0, cast.Rooms).Select(room => 10_000L + room)];
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{peer.Port}") };
        for (var room = 0; room < cast.Rooms; room++)
            await http.PostAsJsonAsync($"/room/{cast.RoomNumbers[room]}", cast.Numbers[(room * cast.RoomSize)..((room + 1) * cast.RoomSize)]);
        return peer;
    }

    public override string Target(int person, Cast cast) => $"/chat?id={cast.Numbers[person]}";

    public override string Say(Cast cast, int from, bool isRoom, int to, string text) => OldFrame.Of(cast, from, isRoom, to, text);
}

/// <summary>The same in Go, where Debian's compiler and its WebSocket library are there.</summary>
internal sealed class GoDialect : RelayDialect, IDisposable
{
    private const string Library = "/usr/share/gocode";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-bench-go-");

    public override string Name => "Go relay";

    public static bool IsThere => Directory.Exists(Path.Combine(Library, "src/github.com/gorilla/websocket")) && File.Exists("/usr/bin/go");

    public void Dispose() => folder.Delete(recursive: true);

    protected override async Task<Peer> StartAsync()
    {
        var program = Path.Combine(folder.FullName, "relay");
        if (!File.Exists(program))
        {
            var start = new ProcessStartInfo("/usr/bin/go", ["build", "-o", program, Path.Combine(AppContext.BaseDirectory, "Go/relay.go")]);
            (start.Environment["GO111MODULE"], start.Environment["GOPATH"], start.Environment["GOCACHE"]) = ("off", Library, Path.Combine(folder.FullName, "cache"));
            using var building = Process.Start(start)!;
            await building.WaitForExitAsync();
        }
        return await Peer.StartProgramAsync(program, "{port}");
    }
}

internal sealed class SignalDialect : Dialect
{
    private const char End = '\u001e';

    public override string Name => "SignalR JSON";

    public override byte[] Opening => Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}" + End);

    public override byte? Separator => (byte)End;

    public override Task<Peer> StartAsync(Cast cast) => Peer.StartAsync(Path.Combine(AppContext.BaseDirectory, "ImChat.Bench.dll"), "signalr", "{port}");

    public override string Target(int person, Cast cast) => $"/chat?person={person}" + (cast.RoomSize > 0 ? $"&room={cast.RoomOf(person)}" : "");

    public override string Say(Cast cast, int from, bool isRoom, int to, string text) =>
        $$"""{"type":1,"target":"Say","arguments":[{{(isRoom ? "true" : "false")}},{{to.ToString(CultureInfo.InvariantCulture)}},"{{text}}"]}""" + End;
}

internal class ImChatDialect : Dialect, IDisposable
{
    private readonly List<DirectoryInfo> folders = [];

    public override string Name => "ImChat";

    public override async Task<Peer> StartAsync(Cast cast)
    {
        var folder = NewFolder();
        await (await Founding.FoundAsync(cast, $"--ImChat:DataDirectory={folder}")).DisposeAsync();
        return await StartNodeAsync([], $"--ImChat:DataDirectory={folder}");
    }

    public override string Target(int person, Cast cast) => $"/chat?id={cast.Numbers[person]}&token={cast.Tokens[person]}";

    public override string Say(Cast cast, int from, bool isRoom, int to, string text) => OldFrame.Of(cast, from, isRoom, to, text);

    public void Dispose() => folders.ForEach(folder => folder.Delete(recursive: true));

    protected static Task<Peer> StartNodeAsync(IReadOnlyList<Part> parts, params string[] settings) => Peer.StartProgramAsync("dotnet", parts,
    [
        Path.Combine(AppContext.BaseDirectory, "ImChat.Web.dll"), "--urls=http://127.0.0.1:{port}", "--RateLimits:MessagesPerSecond=0", "--Limits:Connections=100000", "--Groups:MaxMembers=1000", .. settings,
    ]);

    protected string NewFolder()
    {
        folders.Add(Directory.CreateTempSubdirectory("imchat-bench-"));
        return folders[^1].FullName;
    }
}

/// <summary>The frame of an old client.</summary>
internal static class OldFrame
{
    public static string Of(Cast cast, int from, bool isRoom, int to, string text) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"dstid":{{(isRoom ? cast.RoomNumbers[to] : cast.Numbers[to])}},"cmd":{{(isRoom ? 11 : 10)}},"userid":{{cast.Numbers[from]}},"media":1,"content":"{{text}}"}""");
}
