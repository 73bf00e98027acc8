using System.Globalization;
using System.Text.Json;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

internal static class FrameReader
{
    public static Frame Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        var type = json.GetProperty("t").GetString()!;
        return type switch
        {
            "hello" => new HelloFrame(json.GetProperty("device").GetString()!),
            "msg" => new MessageFrame(Message(json)),
            "ack" => new AckFrame(json.GetProperty("cid").GetString()!, PlaceOf(json), json.TryGetProperty("dup", out var again) && again.GetBoolean()),
            "err" => new ErrorFrame(Text(json, "cid"), json.GetProperty("code").GetString()!, Milliseconds(json, "retryMs")),
            "synced" => new SyncedFrame(),
            "reset" => new ResetFrame(Conversation(json), Number(json, "last")),
            "bye" => new ByeFrame(Milliseconds(json, "afterMs")),
            "page" => new PageFrame(Conversation(json), [.. json.GetProperty("messages").EnumerateArray().Select(Message)]),
            _ => new OtherFrame(type),
        };
    }

    private static StoredMessage Message(JsonElement json) =>
        new(PlaceOf(json), new UserId(Number(json, "userid")), Text(json, "cid"), Text(json, "content") ?? "");

    private static Place PlaceOf(JsonElement json) => new(Conversation(json), Number(json, "seq"), Number(json, "id"));

    private static ConversationId Conversation(JsonElement json) =>
        new(long.Parse(json.GetProperty("conv").GetString().AsSpan(1), CultureInfo.InvariantCulture));

    private static TimeSpan Milliseconds(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? TimeSpan.FromMilliseconds(value.GetInt64()) : TimeSpan.Zero;

    /// <summary>Numbers come as strings where JavaScript could lose some of them.</summary>
    private static long Number(JsonElement json, string name)
    {
        var value = json.GetProperty(name);
        return value.ValueKind == JsonValueKind.String ? long.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetInt64();
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
