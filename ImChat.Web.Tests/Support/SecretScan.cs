using System.Text.Json;

namespace ImChat.Web.Tests.Support;

/// <summary>Looks through every JSON answer that a test client gets: what is a secret stands in none, but for one's own token where one signs in.</summary>
internal sealed class SecretScan(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly string[] Never = ["passwd", "password", "passwordhash", "salt", "securitystamp", "querytokenhash", "apppasswordhash"];
    private static readonly string[] SignIns = ["/user/login", "/user/register", "/login", "/register"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != "application/json" || request.Method == HttpMethod.Head)
            return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        var isSignIn = SignIns.Contains(request.RequestUri!.AbsolutePath.TrimEnd('/'), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Properties(answer.RootElement))
        {
            var isSecret = Never.Contains(name.ToLowerInvariant()) || (name == "token" && !isSignIn);
            Assert.False(isSecret && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0, $"{request.RequestUri.AbsolutePath} tells {name}");
        }
        return response;
    }

    private static IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Properties(property.Value).Prepend((property.Name, property.Value))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Properties),
        _ => [],
    };
}
