using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImChat.Domain.Groups;
using ImChat.Domain.People;

namespace ImChat.Web.Legacy.Api;

/// <summary>The old API's answers. Always HTTP 200: an old client's callback does not run on anything else.</summary>
internal static class LegacyReply
{
    private static readonly JsonWriterOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task FailAsync(HttpContext context, string message) => SendAsync(context, -1, message, null);

    public static Task DoneAsync(HttpContext context, string message = "") => SendAsync(context, 0, message, null);

    public static Task DataAsync(HttpContext context, Action<Utf8JsonWriter> data, string message = "") => SendAsync(context, 0, message, json =>
    {
        json.WritePropertyName("data");
        data(json);
    });

    /// <summary>A list; <c>total</c> is the number of its rows.</summary>
    public static Task RowsAsync<T>(HttpContext context, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> row) => SendAsync(context, 0, "", json =>
    {
        json.WriteStartArray("rows");
        foreach (var one in rows)
            row(json, one);
        json.WriteEndArray();
        json.WriteNumber("total", rows.Count);
    });

    /// <summary>A person; only their own sign-in carries a token, and a stranger's number is masked.</summary>
    public static void Write(Utf8JsonWriter json, Person person, bool isKnown, string token = "")
    {
        json.WriteStartObject();
        json.WriteNumber("id", person.Id.Value);
        json.WriteString("mobile", isKnown ? person.Mobile : Mask(person.Mobile));
        json.WriteString("avatar", person.Avatar);
        json.WriteString("sex", LegacySex.Letter(person.Sex));
        json.WriteString("nickname", person.Nickname);
        json.WriteNumber("online", 0);
        json.WriteString("token", token);
        json.WriteString("memo", person.Memo);
        json.WriteString("createat", Time(person.CreatedAt));
        json.WriteEndObject();
    }

    /// <summary>A group; in lists with its members, which one of the clients counts.</summary>
    public static void Write(Utf8JsonWriter json, ChatGroup group, IEnumerable<UserId>? members = null)
    {
        json.WriteStartObject();
        json.WriteNumber("id", group.Id.Value);
        json.WriteString("name", group.Name);
        json.WriteNumber("ownerid", group.Owner.Value);
        json.WriteString("icon", group.Icon);
        json.WriteNumber("cate", group.Kind);
        json.WriteString("memo", group.Memo);
        json.WriteString("createat", Time(group.CreatedAt));
        if (members is not null)
        {
            json.WriteStartArray("memids");
            foreach (var member in members)
                json.WriteNumberValue(member.Value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary>RFC 3339 in the server's zone, to the second; <c>Z</c> where that is UTC.</summary>
    public static string Time(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.Local);
        return local.ToString(local.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private static async Task SendAsync(HttpContext context, int code, string message, Action<Utf8JsonWriter>? rest)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body, Raw))
        {
            json.WriteStartObject();
            json.WriteNumber("code", code);
            json.WriteString("msg", message);
            rest?.Invoke(json);
            json.WriteEndObject();
        }
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.WrittenCount;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private static string Mask(string mobile) =>
        mobile.Length > 7 ? $"{mobile[..3]}****{mobile[^4..]}" : new string('*', mobile.Length);
}
