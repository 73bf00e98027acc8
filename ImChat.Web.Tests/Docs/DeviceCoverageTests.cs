using System.Reflection;
using System.Text;
using System.Text.Json;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;
using ImChat.Web.Docs;
using ImChat.Web.Docs.Devices;
using ImChat.Web.Docs.Examples;

namespace ImChat.Web.Tests.Docs;

/// <summary>What stands on the page about <c>imchat.v2</c> is what the program reads and writes: nothing less, nothing more.</summary>
public sealed class DeviceCoverageTests
{
    /// <summary>A frame of each type with every field there is.</summary>
    private static readonly string[] Whole =
    [
        """{"t":"resume","device":"d9","convs":{"c12":118}}""",
        """{"t":"send","cid":"a","cmd":10,"dstid":10002,"media":1,"content":"c","pic":"p","url":"u","memo":"m","amount":4}""",
        """{"t":"got","conv":"c12","seq":7}""",
        """{"t":"read","conv":"c12","seq":7}""",
        """{"t":"typing","conv":"c12"}""",
        """{"t":"history","conv":"c12","before":50,"limit":10}""",
        """{"t":"ping","n":7}""",
    ];

    public static TheoryData<string, string> FieldsOfClients =>
        [.. ClientFrames.All.SelectMany(frame => frame.Fields.Select(one => new TheoryDataRow<string, string>(frame.Type, one.Name)))];

    [Fact]
    public void EveryFrame_HasItsChapter() =>
        Assert.Equal(
            ClientFrames.All.Concat(ServerFrames.All).Select(NameOf).Order(),
            Protocol.Chapters.SelectMany(chapter => chapter.Frames).Select(NameOf).Order());

    [Fact]
    public void WhatTheServerWrites_IsOnThePage_FieldByField()
    {
        var written = WrittenFrames();
        var ways = typeof(DeviceFrames).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name);
        Assert.Equal(ways.Order(), written.Keys.Order());

        var fields = written.Values.Select(frame => JsonDocument.Parse(frame).RootElement).Select(frame => $"{frame.GetProperty("t")}: {string.Join(' ', NamesIn(frame))}");
        Assert.Equal(ServerFrames.All.Select(frame => $"{frame.Type}: {string.Join(' ', frame.Fields.Select(field => field.Name))}").Order(), fields.Order());
    }

    [Fact]
    public void WhatAPageHolds_IsAMessageWithoutItsType()
    {
        var page = JsonDocument.Parse(WrittenFrames()[nameof(DeviceFrames.Page)]).RootElement;
        Assert.Equal(ServerFrames.Message.Fields.Select(field => field.Name), page.GetProperty("messages")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void WhatTheServerUnderstands_IsOnThePage()
    {
        var requests = typeof(DeviceRequest).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DeviceRequest)) && type != typeof(BadRequest));
        Assert.Equal(requests.Select(type => type.Name.Replace("Request", "", StringComparison.Ordinal).ToLowerInvariant()).Order(), ClientFrames.All.Select(frame => frame.Type).Order());
    }

    [Fact]
    public void EveryWordTheServerLooksForInAFrame_IsOnThePage()
    {
        var known = ClientFrames.All.SelectMany(frame => frame.Fields.Select(field => field.Name).Append(frame.Type)).Append("t").ToHashSet();
        var words = WordsOf(typeof(DeviceRequestReader)).Where(word => word.Length > 0).ToHashSet();
        Assert.Equal(known.Order(), words.Order());
    }

    [Theory]
    [MemberData(nameof(FieldsOfClients))]
    public void EveryFieldOfAClientsFrame_MeansSomething(string type, string field)
    {
        var whole = Whole.Single(frame => JsonDocument.Parse(frame).RootElement.GetProperty("t").GetString() == type);
        Assert.IsNotType<BadRequest>(Read(whole));

        var members = JsonDocument.Parse(whole).RootElement.EnumerateObject().Select(member => $"\"{member.Name}\":{(member.Name == field ? "[true]" : member.Value.GetRawText())}");
        Assert.Equal(DeviceError.BadArg, Assert.IsType<BadRequest>(Read($"{{{string.Join(',', members)}}}")).Code);
    }

    [Fact]
    public void EveryError_IsOnThePage_AndNoOther()
    {
        var codes = Enum.GetValues<DeviceError>().Select(error => JsonDocument.Parse(DeviceFrames.Error(error)).RootElement.GetProperty("code").GetString());
        Assert.Equal(codes.Order(), ErrorChapter.Write().Tables.Single().Rows.Select(row => row[0].Trim('`')).Order());
    }

    [Fact]
    public void EveryFrame_HasAnExample_InItsDirection()
    {
        var steps = DeviceSteps().ToList();
        var sent = steps.OfType<Sends>().Select(sends => TypeOf(sends.Frame)).ToHashSet();
        var received = steps.OfType<Receives>().Select(receives => TypeOf(receives.Frame)).ToHashSet();
        Assert.Empty(ClientFrames.All.Select(frame => frame.Type).Except(sent));
        Assert.Equal(ServerFrames.All.Select(frame => frame.Type).Distinct().Order(), received.Order());
    }

    [Fact]
    public void EveryError_HasAnExample_ButForADiskThatIsFull_AndForWhatIsDecidedOnPages()
    {
        var shown = DeviceSteps().OfType<Receives>().Select(receives => receives.Frame).ToList();
        var codes = ErrorChapter.Write().Tables.Single().Rows.Select(row => row[0].Trim('`'));
        Assert.Equal(["busy", "not_friend"], codes.Where(code => !shown.Exists(frame => frame.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal))));
    }

    /// <summary>One of each that has all its fields, by the way it is written.</summary>
    private static Dictionary<string, byte[]> WrittenFrames()
    {
        var (anna, pair, at) = (new UserId(10001), new ConversationId(12), DateTimeOffset.UnixEpoch);
        var message = new ChatMessage(99, pair, 7, anna, Peer.Of(new UserId(10002)), new MessageBody(MediaKind.News, "c", "p", "u", "m", 4), at, "a", Frame: null)
        {
            Notice = new GroupNotice(NoticeKind.Renamed, [anna], "n"),
        };
        return new()
        {
            [nameof(DeviceFrames.Hello)] = DeviceFrames.Hello(anna, new DeviceId("d9"), 1, (10, 60), 25, at),
            [nameof(DeviceFrames.Message)] = DeviceFrames.Message(message, isOwn: true),
            [nameof(DeviceFrames.Withheld)] = DeviceFrames.Withheld(pair, 7),
            [nameof(DeviceFrames.Ack)] = DeviceFrames.Ack(message, isDuplicate: false),
            [nameof(DeviceFrames.Error)] = DeviceFrames.Error(DeviceError.Rate, "a", TimeSpan.FromSeconds(1)),
            [nameof(DeviceFrames.Reset)] = DeviceFrames.Reset(pair, 7),
            [nameof(DeviceFrames.Synced)] = DeviceFrames.Synced(),
            [nameof(DeviceFrames.Receipt)] = DeviceFrames.Receipt(pair, anna, 7, 7),
            [nameof(DeviceFrames.Typing)] = DeviceFrames.Typing(pair, anna),
            [nameof(DeviceFrames.Presence)] = DeviceFrames.Presence(anna, isOnline: true, at),
            [nameof(DeviceFrames.Pong)] = DeviceFrames.Pong(7),
            [nameof(DeviceFrames.Page)] = DeviceFrames.Page(pair, [message], anna),
            [nameof(DeviceFrames.Bye)] = DeviceFrames.Bye("drain", TimeSpan.Zero),
        };
    }

    private static IEnumerable<string> NamesIn(JsonElement frame) => frame.EnumerateObject().Where(member => member.Name != "t").SelectMany(member =>
        member.Value.ValueKind == JsonValueKind.Object ? member.Value.EnumerateObject().Select(inner => $"{member.Name}.{inner.Name}") : [member.Name]);

    /// <summary>The strings in the code of a type.</summary>
    private static IEnumerable<string> WordsOf(Type type)
    {
        const byte LoadString = 0x72;
        const byte StringToken = 0x70;
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
            for (var i = 0; i + 4 < code.Length; i++)
            {
                if (code[i] == LoadString && code[i + 4] == StringToken)
                    yield return method.Module.ResolveString(BitConverter.ToInt32(code, i + 1));
            }
        }
    }

    /// <summary>What happens in examples on sockets that speak <c>imchat.v2</c>.</summary>
    private static IEnumerable<Step> DeviceSteps() => Protocol.Examples.SelectMany(example =>
    {
        var devices = example.AtLength.OfType<Opens>().Where(opens => opens.Protocol is not null).Select(opens => opens.Socket).ToHashSet();
        return example.AtLength.Where(step => step is Sends sends && devices.Contains(sends.Socket) || step is Receives receives && devices.Contains(receives.Socket));
    });

    private static string TypeOf(string frame) => frame.StartsWith("{\"t\":\"", StringComparison.Ordinal) ? frame.Split('"')[3] : "";

    private static string NameOf(Frame frame) => $"{frame.Type} {frame.IsFromServer}";

    private static DeviceRequest Read(string frame) => DeviceRequestReader.Read(Encoding.UTF8.GetBytes(frame));
}
