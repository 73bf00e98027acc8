using ImChat.Web.Sockets;
using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Docs.Devices;

/// <summary>The frames of <c>imchat.v2</c>, as they look in the examples. A message is named by a word; so are its id and its time.</summary>
internal static class DeviceShapes
{
    public const string Resume = """{"t":"resume"}""";

    public const string Synced = """{"t":"synced"}""";

    /// <summary>The greeting of this socket; a placeholder has no room for the space in its name.</summary>
    public static string Hello(string socket, string person)
    {
        var name = socket.Replace(' ', '.');
        return $$$"""{"t":"hello","v":2,"user":{{{{person}}}.id},"device":"{{{{name}}}.device}","maxFrame":{{{FrameReader.LargestMessage}}},"rate":{"msg":{rate},"burst":{burst}},"ping":{{{DeviceSocket.PingSeconds}}},"serverTime":{{{{name}}}.ms}}""";
    }

    /// <summary>A text to <c>bob</c>, <c>group</c> and so on.</summary>
    public static string Send(string cid, string to, string content) =>
        $$"""{"t":"send","cid":"{{cid}}"{{To(to)}},"media":1,"content":"{{content}}"}""";

    public static string Ack(string cid, string name, string to, int seq, bool isDuplicate = false) =>
        $$"""{"t":"ack","cid":"{{cid}}","id":"{{{name}}.id}"{{To(to)}}{{Place(name, to, seq)}},"dup":{{(isDuplicate ? "true" : "false")}}}""";

    /// <summary>A message as others receive it; the sender's own devices see its client id too.</summary>
    public static string Message(string name, string from, string to, int seq, string content, string? cid = null) =>
        $$"""{"t":"msg",{{Members(name, from, to, seq, content, cid)}}}""";

    public static string Page(string conversation, params string[] messages) =>
        $$"""{"t":"page","conv":"{{{conversation}}.conv}","messages":[{{string.Join(',', messages)}}]}""";

    /// <summary>A message within a page.</summary>
    public static string Paged(string name, string from, string to, int seq, string content, string? cid = null) =>
        $$"""{{{Members(name, from, to, seq, content, cid)}}}""";

    public static string Got(string conversation, int seq) => $$"""{"t":"got","conv":"{{{conversation}}.conv}","seq":{{seq}}}""";

    public static string Read(string conversation, int seq) => $$"""{"t":"read","conv":"{{{conversation}}.conv}","seq":{{seq}}}""";

    public static string Receipt(string conversation, string person, int got, int read) =>
        $$"""{"t":"receipt","conv":"{{{conversation}}.conv}","user":{{{person}}.id},"got":{{got}},"read":{{read}}}""";

    public static string Error(string code, string? cid = null) => $$"""{"t":"err"{{ClientId(cid)}},"code":"{{code}}"}""";

    private static string Members(string name, string from, string to, int seq, string content, string? cid) =>
        $"\"id\":\"{{{name}.id}}\",\"userid\":{{{from}.id}}{To(to)},\"media\":1,\"content\":\"{content}\"{Place(name, to, seq)}{ClientId(cid)}";

    private static string To(string to) => $$""","cmd":{{(to == "group" ? 11 : 10)}},"dstid":{{{to}}.id}""";

    private static string Place(string name, string to, int seq) => $$""","conv":"{{{(to == "group" ? "group" : "pair")}}.conv}","seq":{{seq}},"at":{{{name}}.ms}""";

    private static string ClientId(string? cid) => cid is null ? "" : $",\"cid\":\"{cid}\"";
}
