using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImChat.Domain.Messages;

namespace ImChat.Domain.Wire;

/// <summary>The JSON frame of old clients: <c>id userid cmd dstid media content pic url memo amount</c>, zero and empty left out.</summary>
public static class WireCodec
{
    private static readonly JsonWriterOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The frame old sockets receive: the one it came as, byte for byte, or a new one. Never carries an <c>id</c>.</summary>
    public static byte[] Encode(ChatMessage message)
    {
        if (message.Frame is { } frame)
            return frame.ToArray();
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Raw))
        {
            json.WriteStartObject();
            WriteMembers(json, message);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The fields of a frame, without <c>id</c>, into an object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteNumber("userid", message.Sender.Value);
        json.WriteNumber("cmd", (int)message.To.Kind);
        json.WriteNumber("dstid", message.To.Number);
        WriteBody(json, message.Body);
    }

    private static void WriteBody(Utf8JsonWriter json, MessageBody body)
    {
        if (body.Media != MediaKind.None)
            json.WriteNumber("media", (int)body.Media);
        WriteText(json, "content", body.Content);
        WriteText(json, "pic", body.Pic);
        WriteText(json, "url", body.Url);
        WriteText(json, "memo", body.Memo);
        if (body.Amount != 0)
            json.WriteNumber("amount", body.Amount);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
            json.WriteString(name, value);
    }
}
