using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace ImChat.Web.Legacy.Api;

/// <summary>
/// What an old client asks, from query, urlencoded, multipart or JSON body alike: body before query, the first of several, names in any
/// letter case. Never fails: what cannot be read is not there.
/// </summary>
internal sealed class LegacyForm
{
    private const long MaxBodyBytes = 64 * 1024;
    private static readonly FormOptions Limits = new() { ValueCountLimit = 256, KeyLengthLimit = 256, ValueLengthLimit = 32 * 1024, MultipartBodyLengthLimit = MaxBodyBytes };

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    private LegacyForm()
    {
    }

    public static async Task<LegacyForm> ReadAsync(HttpRequest request)
    {
        var form = new LegacyForm();
        try
        {
            await form.ReadBodyAsync(request);
        }
        catch (Exception error) when (error is BadHttpRequestException or InvalidDataException or InvalidOperationException or JsonException or IOException)
        {
            // A stranger may send anything; what was read before it broke counts.
        }
        form.Add(request.Query);
        return form;
    }

    /// <summary>From fields that somebody else has read from the body, and the query.</summary>
    public static LegacyForm From(HttpRequest request, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = new LegacyForm();
        foreach (var (name, value) in fields)
            form.values.TryAdd(name, value);
        form.Add(request.Query);
        return form;
    }

    /// <summary>The first of these that is there and not empty, or empty.</summary>
    public string Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var value) && value.Length > 0)
                return value;
        }
        return "";
    }

    /// <summary>The first of these that is there, even if empty, or null.</summary>
    public string? Given(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var value))
                return value;
        }
        return null;
    }

    /// <summary>The first of these as a whole number; 0 when it is missing or no number.</summary>
    public long Number(params ReadOnlySpan<string> names) =>
        long.TryParse(Text(names), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task ReadBodyAsync(HttpRequest request)
    {
        // The server's own limit would cut the connection, and the client would never see our answer.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        var isJson = request.ContentType?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true;
        if ((!isJson && !request.HasFormContentType) || await WholeBodyAsync(request) is not { } body)
            return;
        request.Body = body;
        if (isJson)
            ReadJson(await JsonDocument.ParseAsync(body, new() { MaxDepth = 8 }, request.HttpContext.RequestAborted));
        else
            Add(await request.ReadFormAsync(Limits, request.HttpContext.RequestAborted));
    }

    /// <summary>The body, or null when it is too large: then the rest of it is left to the server, which skips it behind the answer.</summary>
    private static async Task<MemoryStream?> WholeBodyAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBodyBytes)
            return null;
        var bytes = new byte[(request.ContentLength ?? MaxBodyBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return length <= MaxBodyBytes ? new MemoryStream(bytes, 0, length) : null;
    }

    private void Add(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        foreach (var (name, value) in fields)
            values.TryAdd(name, value.Count > 0 ? value[0] ?? "" : "");
    }

    private void ReadJson(JsonDocument document)
    {
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return;
            foreach (var member in document.RootElement.EnumerateObject())
            {
                var text = member.Value.ValueKind switch
                {
                    JsonValueKind.String => member.Value.GetString()!,
                    JsonValueKind.Number => member.Value.GetRawText(),
                    _ => "",
                };
                values.TryAdd(member.Name, text);
            }
        }
    }
}
