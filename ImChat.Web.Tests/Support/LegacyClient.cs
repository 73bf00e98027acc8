using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ImChat.Web.Tests.Support;

/// <summary>An old client: form posts with a token, and the socket.</summary>
internal sealed class LegacyClient : IDisposable
{
    public const string Password = "old-River-24";

    private static int people;

    private readonly string password;
    private readonly HttpClient http;
    private readonly Uri address;

    private LegacyClient(HttpClient http, string mobile, string password = Password)
    {
        this.password = password;
        this.http = http;
        address = http.BaseAddress!;
        Mobile = mobile;
    }

    public long Id { get; private set; }

    public string Token { get; set; } = "";

    /// <summary>The session cookie as a browser sends it back, name and value.</summary>
    public string Cookie { get; private set; } = "";

    public string Mobile { get; }

    /// <summary>Somebody new.</summary>
    public static Task<LegacyClient> RegisterAsync(AppFactory app, string nickname = "") => RegisterAsync(app.NewClient(), nickname);

    /// <summary>Somebody new, where this client calls; it is theirs from now on.</summary>
    public static async Task<LegacyClient> RegisterAsync(HttpClient http, string nickname)
    {
        var client = new LegacyClient(http, NewMobile());
        await client.SignInAsync("/user/register", ("nickname", nickname));
        return client;
    }

    /// <summary>Somebody who has an account already.</summary>
    public static async Task<LegacyClient> SignInAsync(HttpClient http, string mobile, string password)
    {
        var client = new LegacyClient(http, mobile, password);
        await client.LoginAsync();
        return client;
    }

    /// <summary>A number nobody has yet.</summary>
    public static string NewMobile() => $"138{Interlocked.Increment(ref people):D8}";

    public static async Task<JsonElement> PostAsync(HttpClient http, string path, params (string Name, object Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value.ToString())));
        using var response = await http.PostAsync(path, body);
        return await ReadAsync(response);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(new MediaTypeHeaderValue("application/json"), response.Content.Headers.ContentType);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Posts as this person, token included.</summary>
    public Task<JsonElement> PostAsync(string path, params (string Name, object Value)[] fields) =>
        PostAsync(http, path, [.. fields, ("token", Token)]);

    /// <summary>Logs in again: another token and another cookie from now on.</summary>
    public Task LoginAsync() => SignInAsync("/user/login");

    public Task<JsonElement> AddFriendAsync(long friend) => PostAsync("/contact/addfriend", ("userid", Id), ("dstid", friend));

    public async Task<long> CreateGroupAsync(string name) =>
        (await PostAsync("/contact/createcommunity", ("ownerid", Id), ("name", name))).GetProperty("data").GetProperty("id").GetInt64();

    public Task<JsonElement> JoinGroupAsync(long group) => PostAsync("/contact/joincommunity", ("userid", Id), ("dstid", group));

    /// <summary>Uploads as the old page does; its suffix comes in a field of its own.</summary>
    public async Task<JsonElement> UploadAsync(string fileName, byte[] bytes, string suffix)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(suffix), "filetype" },
            { new StringContent(Token), "token" },
            { new StringContent($"{Id}"), "userid" },
            { new ByteArrayContent(bytes), "file", fileName },
        };
        using var response = await http.PostAsync("/attach/upload", form);
        return await ReadAsync(response);
    }

    /// <summary>A connected socket that has read its greeting.</summary>
    public async Task<LegacySocket> ConnectAsync(string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        var target = new UriBuilder(address) { Scheme = "ws", Path = "/chat", Query = $"id={Id}&token={Token}" }.Uri;
        await Wait.For(socket.ConnectAsync(target, CancellationToken.None));
        var connected = new LegacySocket(socket, Id);
        Assert.Equal("hello,world!", await connected.ReceiveAsync());
        return connected;
    }

    /// <summary>The socket is alive: a note to oneself comes back on it.</summary>
    public async Task SettledAsync(LegacySocket socket)
    {
        await socket.SendTextAsync(10, Id, "settled");
        Assert.Equal("settled", await socket.ReceiveTextAsync());
    }

    /// <summary>The same person, who calls another node.</summary>
    public LegacyClient At(AppFactory node) => new(node.NewClient(), Mobile, password) { Id = Id, Token = Token, Cookie = Cookie };

    public void Dispose() => http.Dispose();

    private async Task SignInAsync(string path, params (string Name, object Value)[] fields)
    {
        using var body = new FormUrlEncodedContent([new("mobile", Mobile), new("passwd", password), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value.ToString()))]);
        using var response = await http.PostAsync(path, body);
        var user = (await ReadAsync(response)).GetProperty("data");
        Id = user.GetProperty("id").GetInt64();
        Token = user.GetProperty("token").GetString()!;
        Cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}

/// <summary>The socket of an old client.</summary>
internal sealed class LegacySocket(ClientWebSocket socket, long id) : IDisposable
{
    public ClientWebSocket Raw => socket;

    public Task SendAsync(string frame) => socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>One frame, or one fragment of a message.</summary>
    public Task SendAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text, bool isEnd = true) =>
        socket.SendAsync(bytes, type, isEnd, CancellationToken.None);

    /// <summary>A text as the old page sends it.</summary>
    public Task SendTextAsync(int cmd, long to, string text) =>
        SendAsync($$"""{"dstid":{{to}},"cmd":{{cmd}},"userid":{{id}},"media":1,"content":{{JsonSerializer.Serialize(text)}}}""");

    public async Task<string> ReceiveAsync()
    {
        var bytes = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var result = await Wait.For(socket.ReceiveAsync(buffer, CancellationToken.None));
            Assert.NotEqual(WebSocketMessageType.Close, result.MessageType);
            bytes.AddRange(buffer.AsSpan(0, result.Count));
            if (result.EndOfMessage)
                return Encoding.UTF8.GetString([.. bytes]);
        }
    }

    public async Task<JsonElement> ReceiveJsonAsync() => JsonDocument.Parse(await ReceiveAsync()).RootElement;

    /// <summary>Says goodbye and waits for the server's.</summary>
    public Task CloseAsync() => Wait.For(socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None));

    /// <summary>What the next message says.</summary>
    public async Task<string?> ReceiveTextAsync() => (await ReceiveJsonAsync()).GetProperty("content").GetString();

    /// <summary>The code with which the server closes, when nothing else comes before it.</summary>
    public async Task<WebSocketCloseStatus?> ReceiveCloseAsync()
    {
        var result = await Wait.For(socket.ReceiveAsync(new byte[256], CancellationToken.None));
        Assert.Equal(WebSocketMessageType.Close, result.MessageType);
        return result.CloseStatus;
    }

    public void Dispose() => socket.Dispose();
}
