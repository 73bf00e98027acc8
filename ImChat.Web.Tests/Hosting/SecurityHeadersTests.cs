using System.Net;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Hosting;

public sealed class SecurityHeadersTests(AppFactory app)
{
    private const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Theory]
    [InlineData("/", 302)]
    [InlineData("/account/login", 200)]
    [InlineData("/account/security", 302)]
    [InlineData("/docs/protocol", 200)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/base.css", 200)]
    [InlineData("/js/passkeys.js", 200)]
    [InlineData("/_framework/blazor.web.js", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/user/login", 200)]
    [InlineData("/chat", 400)]
    [InlineData("/_blazor", 400)]
    public async Task EveryAnswer_TellsTheBrowserWhatToRefuse(string path, int status)
    {
        using var http = app.NewClient();
        using var response = await http.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        AssertGuarded(response);
        Assert.Contains(" script-src 'self'; ", Header(response, "Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/nothing.png")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/..%2f..%2fimchat.db")]
    public async Task NoOtherFile_IsAmongTheUploads(string name)
    {
        using var http = app.NewClient();
        using var response = await http.GetAsync($"/mnt{name}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        AssertGuarded(response);
    }

    [Fact]
    public async Task WhatSomebodyUploaded_RunsNothing()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        var path = (await me.UploadAsync("dot.png", Convert.FromBase64String(Dot), ".png")).GetProperty("data").GetString()!;
        using var http = app.NewClient();
        using var response = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        AssertGuarded(response);
        Assert.Equal("sandbox; default-src 'none'", Header(response, "Content-Security-Policy"));
    }

    [Fact]
    public async Task WhatSomebodyInParticularIsTold_IsKeptNowhere()
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        using var page = await me.GetAsync("/me");
        Assert.Contains("no-store", Header(page, "Cache-Control"));
        using var http = app.NewClient();
        using var answer = await http.GetAsync("/contact/loadfriend?userid=1");
        Assert.Contains("no-store", Header(answer, "Cache-Control"));
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("null", null)]
    [InlineData(null, "cross-site")]
    [InlineData(null, "same-site")]
    public async Task APageElsewhere_OpensNoCircuit(string? origin, string? site)
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        using var http = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Cookie", me.Cookies.GetCookieHeader(app.Address));
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData(null, true)]
    public async Task APageElsewhere_LeavesNoCookieWhenItSignsABrowserIn(string? origin, bool isKept)
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var http = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/user/login") { Content = new FormUrlEncodedContent([new("mobile", me.Mobile), new("passwd", LegacyClient.Password)]) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var response = await http.SendAsync(request);
        Assert.Equal(isKept, response.Headers.Contains("Set-Cookie"));
    }

    private static void AssertGuarded(HttpResponseMessage response)
    {
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Contains("geolocation=()", Header(response, "Permissions-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";
}
