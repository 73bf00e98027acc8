using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Wire;

/// <summary>Writes the frames of <c>imchat.v2</c>: one JSON object each, in UTF-8. Times are milliseconds since 1970.</summary>
public static class DeviceFrames
{
    private static readonly JsonWriterOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary><c>hello</c>, the first frame.</summary>
    public static byte[] Hello(UserId user, DeviceId device, int maxFrame, (int Messages, int Burst) rate, int pingSeconds, DateTimeOffset now) => Frame("hello", json =>
    {
        json.WriteNumber("v", 2);
        json.WriteNumber("user", user.Value);
        json.WriteString("device", device.Value);
        json.WriteNumber("maxFrame", maxFrame);
        json.WriteStartObject("rate");
        json.WriteNumber("msg", rate.Messages);
        json.WriteNumber("burst", rate.Burst);
        json.WriteEndObject();
        json.WriteNumber("ping", pingSeconds);
        json.WriteNumber("serverTime", now.ToUnixTimeMilliseconds());
    });

    /// <summary><c>msg</c>, for others or, with the client id, for the sender's own devices.</summary>
    public static byte[] Message(ChatMessage message, bool isOwn) => Frame("msg", json => WriteMessage(json, message, isOwn));

    /// <summary><c>msg</c> without a body: there is a message with this number, and it is not for this person to see.</summary>
    public static byte[] Withheld(ConversationId conversation, long seq) => Frame("msg", json =>
    {
        json.WriteString("conv", conversation.ToString());
        json.WriteNumber("seq", seq);
    });

    /// <summary><c>ack</c>: stored.</summary>
    public static byte[] Ack(ChatMessage message, bool isDuplicate) => Frame("ack", json =>
    {
        json.WriteString("cid", message.ClientId);
        WriteId(json, message);
        json.WriteNumber("cmd", (int)message.To.Kind);
        json.WriteNumber("dstid", message.To.Number);
        WritePlace(json, message);
        json.WriteBoolean("dup", isDuplicate);
    });

    /// <summary><c>err</c>: definitely not done.</summary>
    public static byte[] Error(DeviceError code, string? clientId = null, TimeSpan retryAfter = default) => Frame("err", json =>
    {
        if (clientId is not null)
            json.WriteString("cid", clientId);
        json.WriteString("code", JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()));
        if (retryAfter > TimeSpan.Zero)
            json.WriteNumber("retryMs", (long)Math.Ceiling(retryAfter.TotalMilliseconds));
    });

    /// <summary><c>reset</c>: the client's cursor is not of this conversation; its newest message has this number.</summary>
    public static byte[] Reset(ConversationId conversation, long last) => Frame("reset", json =>
    {
        json.WriteString("conv", conversation.ToString());
        json.WriteNumber("last", last);
    });

    /// <summary><c>synced</c>: what comes now is new.</summary>
    public static byte[] Synced() => Frame("synced", _ => { });

    /// <summary><c>receipt</c>: how far somebody has come.</summary>
    public static byte[] Receipt(ConversationId conversation, UserId user, long got, long read) => Frame("receipt", json =>
    {
        json.WriteString("conv", conversation.ToString());
        json.WriteNumber("user", user.Value);
        json.WriteNumber("got", got);
        json.WriteNumber("read", read);
    });

    /// <summary><c>typing</c>: somebody is writing.</summary>
    public static byte[] Typing(ConversationId conversation, UserId user) => Frame("typing", json =>
    {
        json.WriteString("conv", conversation.ToString());
        json.WriteNumber("user", user.Value);
    });

    /// <summary><c>presence</c>: a friend came or went.</summary>
    public static byte[] Presence(UserId user, bool isOnline, DateTimeOffset at) => Frame("presence", json =>
    {
        json.WriteNumber("user", user.Value);
        json.WriteString("state", isOnline ? "on" : "off");
        json.WriteNumber("at", at.ToUnixTimeMilliseconds());
    });

    /// <summary><c>pong</c>.</summary>
    public static byte[] Pong(long number) => Frame("pong", json => json.WriteNumber("n", number));

    /// <summary><c>page</c>: messages out of the history, oldest first.</summary>
    public static byte[] Page(ConversationId conversation, IReadOnlyList<ChatMessage> messages, UserId reader) => Frame("page", json =>
    {
        json.WriteString("conv", conversation.ToString());
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            json.WriteStartObject();
            WriteMessage(json, message, message.Sender == reader);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary><c>bye</c>: the server goes; come back after this long.</summary>
    public static byte[] Bye(string reason, TimeSpan after) => Frame("bye", json =>
    {
        json.WriteString("reason", reason);
        json.WriteNumber("afterMs", (long)after.TotalMilliseconds);
    });

    private static byte[] Frame(string type, Action<Utf8JsonWriter> writeRest)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Raw))
        {
            json.WriteStartObject();
            json.WriteString("t", type);
            writeRest(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message, bool isOwn)
    {
        WriteId(json, message);
        WireCodec.WriteMembers(json, message);
        if (message.Notice is { } notice)
            WriteNotice(json, notice);
        WritePlace(json, message);
        if (isOwn && message.ClientId is not null)
            json.WriteString("cid", message.ClientId);
    }

    private static void WriteNotice(Utf8JsonWriter json, GroupNotice notice)
    {
        json.WriteString("notice", JsonNamingPolicy.SnakeCaseLower.ConvertName(notice.Kind.ToString()));
        json.WriteStartArray("people");
        foreach (var person in notice.People)
            json.WriteNumberValue(person.Value);
        json.WriteEndArray();
        if (notice.Text.Length > 0)
            json.WriteString("text", notice.Text);
    }

    /// <summary>As text: not every client's numbers are long enough.</summary>
    private static void WriteId(Utf8JsonWriter json, ChatMessage message) => json.WriteString("id", message.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static void WritePlace(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteString("conv", message.Conversation.ToString());
        json.WriteNumber("seq", message.Seq);
        json.WriteNumber("at", message.At.ToUnixTimeMilliseconds());
    }
}
