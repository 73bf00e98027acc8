using System.Text.Json;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

internal static class FrameWriter
{
    public static string Resume(string device, IEnumerable<KeyValuePair<ConversationId, long>> cursors) =>
        JsonSerializer.Serialize(new { t = "resume", device, convs = cursors.ToDictionary(one => one.Key.ToString(), one => one.Value) });

    public static string Send(Send send, UserId sender)
    {
        var to = send.Talk.From(sender);
        return JsonSerializer.Serialize(new { t = "send", cid = send.Cid, cmd = (int)to.Kind, dstid = to.Number, media = 1, content = send.Content });
    }

    public static string Got(ConversationId conversation, long seq) => JsonSerializer.Serialize(new { t = "got", conv = conversation.ToString(), seq });

    public static string Ping(int n) => JsonSerializer.Serialize(new { t = "ping", n });

    public static string History(ConversationId conversation, long before, int limit) =>
        JsonSerializer.Serialize(new { t = "history", conv = conversation.ToString(), before, limit });
}
