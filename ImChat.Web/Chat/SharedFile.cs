using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImChat.Domain.Attachments;
using ImChat.Domain.Messages;
using ImChat.Web.Layout;

namespace ImChat.Web.Chat;

/// <summary>
/// A file that is neither picture, sound nor film. It travels as <see cref="MediaKind.Custom"/> with this record as JSON in <c>content</c>,
/// <c>{"type":"file","name":"plan.pdf","size":1024,"url":"/mnt/…"}</c>, and for clients that do not know it the address in <c>url</c> and
/// the name in <c>memo</c>.
/// </summary>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Url">Where it is found on this server.</param>
public sealed record SharedFile(string Name, long Size, string Url)
{
    private const string Type = "file";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file a message shares, or null when it shares none. Other clients wrote it: anything may stand there.</summary>
    public static SharedFile? Of(MessageBody body)
    {
        if (body.Media != MediaKind.Custom || !body.Content.StartsWith('{'))
            return null;
        try
        {
            // By way of bytes: half a character is then replaced, not thrown at us.
            return JsonSerializer.Deserialize<Written>(Encoding.UTF8.GetBytes(body.Content), Json) is { Type: Type, Name: { } name, Size: >= 0 } file
                && AttachmentRules.CleanName(name) is { Length: > 0 } clean && SafeAddress.IsFile(file.Url)
                    ? new SharedFile(clean, file.Size, file.Url!)
                    : null;
        }
        catch (JsonException)
        {
            // Somebody else's content.
            return null;
        }
    }

    /// <summary>The message that shares it.</summary>
    public MessageBody ToBody() => new(MediaKind.Custom, JsonSerializer.Serialize(new Written(Type, Name, Size, Url), Json), Url: Url, Memo: Name);

    /// <summary>A number of bytes as people read it: <c>512 B</c>, <c>1.5 MB</c>.</summary>
    public static string SizeText(long bytes)
    {
        var (unit, names) = ((double)bytes, "B KB MB GB".Split(' '));
        var step = 0;
        for (; unit >= 1024 && step < names.Length - 1; step++)
            unit /= 1024;
        return $"{unit.ToString("#,0.#", CultureInfo.CurrentCulture)} {names[step]}";
    }

    private sealed record Written(string? Type, string? Name, long Size, string? Url);
}
