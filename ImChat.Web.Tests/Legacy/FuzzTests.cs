using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsCheck;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

public sealed class FuzzTests
{
    private const int Samples = 100;

    /// <summary>Most of the time is spent waiting for the disk, which takes the messages of many at once.</summary>
    private const int Threads = 8;

    [Fact]
    public async Task EveryFrame_IsForwardedWithItsTrueSender_OrDropped_AsTheOldProtocolSays()
    {
        await using var app = new AppFactory([]);
        await app.InitializeAsync();
        var canary = await Canary.StartAsync(app);
        var (forwarded, dropped) = (0, 0);
        var rooms = new ConcurrentBag<(Talk, long)>();
        await FuzzGen.Frame.Array[1, 40].SampleAsync(
            async frames =>
            {
                var (talk, room) = rooms.TryTake(out var free) ? free : await RoomAsync(app);
                var sent = Array.ConvertAll(frames, frame => frame.Filled(text => Fill(text, talk, room)));
                var models = Array.ConvertAll(sent, frame => FrameModel.Of(frame, talk.Me.Id));
                foreach (var (frame, fuzz) in sent.Zip(frames))
                    await talk.Mine.SendAsync(frame, fuzz.IsBinary || !Utf8.IsValid(frame) ? WebSocketMessageType.Binary : WebSocketMessageType.Text);
                Assert.Equal(Expected(models, talk.You.Id, room), await UntilEndAsync(talk, talk.Yours, talk.You.Id));
                Assert.Equal(Expected(models, talk.Me.Id, room), await UntilEndAsync(talk, talk.Mine, talk.Me.Id));
                Interlocked.Add(ref forwarded, models.Count(model => model is not null));
                Interlocked.Add(ref dropped, models.Count(model => model is null));
                // After a failure something of it may still be on its way: only then the next sample starts with other people.
                rooms.Add((talk, room));
            },
            iter: Samples,
            threads: Threads);
        Assert.True(forwarded > Samples && dropped > Samples, $"{forwarded} forwarded, {dropped} dropped: too few of one kind to prove anything.");
        await canary.StopAsync();
    }

    [Fact]
    public async Task EveryBody_IsAnsweredWithAnEnvelope_AndNobodyElseNotices()
    {
        await using var app = new AppFactory([]);
        await app.InitializeAsync();
        var canary = await Canary.StartAsync(app);
        var (talk, room) = await RoomAsync(app);
        var paths = Gen.OneOfConst("/user/register", "/user/login", "/user/find", "/contact/loadfriend", "/contact/addfriend", "/contact/loadcommunity", "/contact/joincommunity", "/contact/createcommunity");
        var types = Gen.OneOfConst(OldApi.Urlencoded, OldApi.Json, OldApi.Multipart, "multipart/form-data", $"{OldApi.Json}; charset=utf-16", $"{OldApi.Urlencoded}; charset=gbk", "text/plain", "application/JSON;;", "");
        var methods = Gen.OneOfConst("POST", "POST", "PUT", "DELETE", "GET", "FOO");
        var answers = 0;
        await Gen.Select(paths, types, methods, FuzzGen.Query, FuzzGen.Body).SampleAsync(
            async (path, type, method, query, body) =>
            {
                string Filled(string text) => Fill(text, talk, room).Replace("@secret", talk.Me.Token, StringComparison.Ordinal);
                var request = OldApi.Body($"{path}?{Encoding.UTF8.GetString(query.Filled(Filled))}", body.Filled(Filled), type.Length > 0 ? type : null, method);
                IsEnvelope(await app.AskJsonAsync(request));
                Interlocked.Increment(ref answers);
            },
            iter: 10 * Samples,
            threads: Threads);
        Assert.Equal(10 * Samples, answers);
        await canary.StopAsync();
        await talk.NothingElseCameAsync();
    }

    private static async Task<(Talk Talk, long Room)> RoomAsync(AppFactory app)
    {
        var talk = await Talk.OpenAsync(app);
        var room = await talk.Me.CreateGroupAsync("模糊");
        await talk.You.JoinGroupAsync(room);
        return (talk, room);
    }

    private static string[] Expected(IEnumerable<FrameModel?> models, long person, long room) =>
        [.. models.Where(m => m is not null && m.To == (m.Command == 10 ? person : room)).Select(m => m!.Frame)];

    /// <summary>
    /// All that comes from this sender before a last message, sent behind everything else. A changed number may be that of somebody in
    /// another sample.
    /// </summary>
    private static async Task<List<string>> UntilEndAsync(Talk talk, LegacySocket receiver, long to)
    {
        const string End = "the end of this sample";
        await talk.Mine.SendTextAsync(10, to, End);
        var arrived = new List<string>();
        while (await receiver.ReceiveAsync() is var frame && !frame.Contains(End, StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(frame);
            if (json.RootElement.GetProperty("userid").ToString() == $"{talk.Me.Id}")
                arrived.Add(frame);
        }
        return arrived;
    }

    private static void IsEnvelope(JsonElement reply)
    {
        var keys = string.Join(',', reply.EnumerateObject().Select(member => member.Name));
        var code = reply.GetProperty("code").GetInt32();
        Assert.Contains($"{code} {keys}", (string[])["0 code,msg", "0 code,msg,data", "0 code,msg,rows,total", "-1 code,msg"]);
        Assert.Equal(code == -1, reply.GetProperty("msg").GetString() is { Length: > 0 } and not "好友添加成功");
    }

    private static string Fill(string text, Talk talk, long room) => text
        .Replace("@me", $"{talk.Me.Id}", StringComparison.Ordinal)
        .Replace("@to", $"{talk.You.Id}", StringComparison.Ordinal)
        .Replace("@room", $"{room}", StringComparison.Ordinal);
}
