using System.Globalization;
using System.Text.Json;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Wire;

/// <summary>Reads the frames of <c>imchat.v2</c>. Unknown fields are ignored, null is as good as missing; numbers may also come as strings.</summary>
public static class DeviceRequestReader
{
    /// <summary>How deep the objects and lists of a frame may lie within each other.</summary>
    public const int MaxDepth = 8;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>What the frame asks for; a <see cref="BadRequest"/> when it cannot be understood. Throws nothing.</summary>
    public static DeviceRequest Read(ReadOnlyMemory<byte> frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : new BadRequest(DeviceError.BadJson);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second is what half a surrogate pair gives.
            return new BadRequest(DeviceError.BadJson);
        }
    }

    private static DeviceRequest Read(JsonElement frame) => Text(frame, "t") switch
    {
        "send" => ReadSend(frame),
        "got" => Conversation(frame) is { } conversation && Number(frame, "seq") is >= 0 and var seq ? new GotRequest(conversation, seq) : Bad,
        "read" => Conversation(frame) is { } conversation && Number(frame, "seq") is >= 0 and var seq ? new ReadRequest(conversation, seq) : Bad,
        "typing" => Conversation(frame) is { } conversation ? new TypingRequest(conversation) : Bad,
        "ping" => Number(frame, "n", 0) is { } number ? new PingRequest(number) : Bad,
        "history" => ReadHistory(frame),
        "resume" => ReadResume(frame),
        _ => new BadRequest(DeviceError.UnknownType),
    };

    private static BadRequest Bad => new(DeviceError.BadArg);

    private static DeviceRequest ReadSend(JsonElement frame)
    {
        if (Text(frame, "cid") is not { Length: > 0 and <= MessageRules.ClientIdChars } cid || !cid.All(IsPrintable))
            return Bad;
        return Peer(frame) is { } to && Body(frame) is { } body ? new SendRequest(new MessageDraft(to, body, cid)) : new BadRequest(DeviceError.BadArg, cid);
    }

    /// <summary>ASCII without control characters: some databases refuse U+0000.</summary>
    private static bool IsPrintable(char c) => c is >= ' ' and <= '~';

    private static Peer? Peer(JsonElement frame) => (Number(frame, "cmd"), Number(frame, "dstid")) switch
    {
        ((long)PeerKind.Person, > 0 and var person) => Messages.Peer.Of(new UserId(person)),
        ((long)PeerKind.Group, > 0 and var group) => Messages.Peer.Of(new GroupId(group)),
        _ => null,
    };

    private static MessageBody? Body(JsonElement frame) =>
        Number(frame, "media") is >= 1 and <= int.MaxValue and var media && Number(frame, "amount", 0) is >= 0 and var amount
        && Text(frame, "content", "") is { } content && Text(frame, "pic", "") is { } pic && Text(frame, "url", "") is { } url && Text(frame, "memo", "") is { } memo
            ? new MessageBody((MediaKind)media, content, pic, url, memo, amount)
            : null;

    private static DeviceRequest ReadHistory(JsonElement frame) =>
        Conversation(frame) is { } conversation && Number(frame, "before", long.MaxValue) is > 0 and var before
        && Number(frame, "limit", HistoryRequest.MaxLimit) is > 0 and <= HistoryRequest.MaxLimit and var limit
            ? new HistoryRequest(conversation, before, (int)limit)
            : Bad;

    private static DeviceRequest ReadResume(JsonElement frame)
    {
        DeviceId? device = null;
        if (Member(frame, "device") is not null && (device = DeviceId.Parse(Text(frame, "device"))) is null)
            return Bad;
        var after = new Dictionary<ConversationId, long>();
        if (Member(frame, "convs") is not { } conversations)
            return new ResumeRequest(device, after);
        if (conversations.ValueKind != JsonValueKind.Object)
            return Bad;
        foreach (var one in conversations.EnumerateObject())
        {
            if (ConversationId.Parse(one.Name) is not { } conversation || Number(one.Value) is not (>= 0 and var seq))
                return Bad;
            after[conversation] = seq;
        }
        return new ResumeRequest(device, after);
    }

    private static ConversationId? Conversation(JsonElement frame) => ConversationId.Parse(Text(frame, "conv"));

    /// <summary>A text; null when it is no text, or missing where nothing stands in for it.</summary>
    private static string? Text(JsonElement frame, string name, string? missing = null)
    {
        if (Member(frame, name) is not { } value)
            return missing;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>A whole number; null when it is none, or missing where nothing stands in for it.</summary>
    private static long? Number(JsonElement frame, string name, long? missing = null) =>
        Member(frame, name) is { } value ? Number(value) : missing;

    private static JsonElement? Member(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static long? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
