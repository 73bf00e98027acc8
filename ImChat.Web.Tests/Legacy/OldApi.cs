using System.Globalization;
using System.Text;
using System.Text.Json;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>Requests to the old HTTP API written by hand, and its answers as they stand on the line.</summary>
internal static class OldApi
{
    public const string Urlencoded = "application/x-www-form-urlencoded";
    public const string Multipart = "multipart/form-data; boundary=B0undary";
    public const string Json = "application/json";
    public const string Done = """{"code":0,"msg":""}""";

    public static readonly string SignInFirst = Failure("请先登录");

    public static string Failure(string message) => $$"""{"code":-1,"msg":"{{message}}"}""";

    public static HttpRequestMessage Get(string address, string method = "GET") => new(new HttpMethod(method), address);

    public static HttpRequestMessage Body(string address, byte[] body, string? contentType, string method = "POST")
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpRequestMessage(new HttpMethod(method), address) { Content = content };
    }

    public static HttpRequestMessage Body(string address, string body, string? contentType = Urlencoded, string method = "POST") =>
        Body(address, Encoding.UTF8.GetBytes(body), contentType, method);

    /// <summary>The same parameters in one of the ways clients pass them: query, form, multipart, json, or json with numbers as strings.</summary>
    public static HttpRequestMessage With(string source, string path, params IReadOnlyList<(string Name, string Value)> fields) => source switch
    {
        "query" => Get($"{path}?{Joined(fields)}"),
        "form" => Body(path, Joined(fields)),
        "multipart" => Body(path, string.Concat(fields.Select(f => $"--B0undary\r\nContent-Disposition: form-data; name=\"{f.Name}\"\r\n\r\n{f.Value}\r\n")) + "--B0undary--\r\n", Multipart),
        "json" => Body(path, JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase) ? (object)long.Parse(f.Value, CultureInfo.InvariantCulture) : f.Value)), $"{Json}; charset=utf-8"),
        _ => Body(path, JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Value)), Json),
    };

    /// <summary>The answer, which is HTTP 200 with JSON whatever was asked.</summary>
    public static async Task<string> AskAsync(this AppFactory app, HttpRequestMessage request)
    {
        using var http = app.NewClient();
        using var sent = request;
        using var response = await Wait.For(http.SendAsync(request));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(["application/json"], response.Content.Headers.NonValidated["Content-Type"]);
        return await response.Content.ReadAsStringAsync();
    }

    public static async Task<JsonElement> AskJsonAsync(this AppFactory app, HttpRequestMessage request) =>
        JsonDocument.Parse(await app.AskAsync(request)).RootElement;

    private static string Joined(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
}
