using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ImChat.Web.Tests.Support;

/// <summary>A browser's cookies and forms without the browser: what our static pages need.</summary>
internal sealed class PageClient : IDisposable
{
    public const string Password = "new-River-24";

    private static int people;

    private readonly HttpClient http;

    public PageClient(Uri address, string agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
    {
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
    }

    public CookieContainer Cookies { get; } = new();

    public string Mobile { get; private set; } = "";

    public long Id { get; private set; }

    /// <summary>Somebody new, signed in.</summary>
    public static async Task<PageClient> RegisterAsync(Uri address)
    {
        var client = new PageClient(address) { Mobile = $"137{Interlocked.Increment(ref people):D8}" };
        await client.SubmitAsync("/account/register", "register", ("mobile", client.Mobile), ("nickname", "Ada"), ("password", Password));
        client.Id = long.Parse((await client.ReadAsync("/me")).QuerySelector("[data-testid=my-id]")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
        return client;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var response = await http.GetAsync(path);
        return await ParseAsync(response);
    }

    /// <summary>Whether our pages take this browser for somebody who is signed in.</summary>
    public async Task<bool> IsSignedInAsync()
    {
        using var response = await http.GetAsync("/me");
        return response.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Signs in with the password; the page that comes then, which may ask for more.</summary>
    public Task<IHtmlDocument> SignInAsync(string mobile, string password) =>
        SubmitAsync("/account/login", "login", ("mobile", mobile), ("password", password));

    /// <summary>Fills in one form of a page and sends it; the page that answers.</summary>
    public async Task<IHtmlDocument> SubmitAsync(string path, string form, params (string Name, string Value)[] fields) =>
        await SubmitAsync(await ReadAsync(path), path, form, fields);

    public async Task<IHtmlDocument> SubmitAsync(IHtmlDocument page, string path, string form, params (string Name, string Value)[] fields)
    {
        using var response = await SubmitRawAsync(page, path, form, fields);
        return await ParseAsync(response);
    }

    /// <summary>The same; the answer as it is.</summary>
    public async Task<HttpResponseMessage> SubmitRawAsync(IHtmlDocument page, string path, string form, params (string Name, string Value)[] fields)
    {
        var element = page.QuerySelectorAll("form").Single(one => one.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form);
        var hidden = element.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        using var body = new FormUrlEncodedContent(hidden.Where(one => fields.All(field => field.Name != one.Key)).Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return await http.PostAsync(path, body);
    }

    public async Task SignOutAsync()
    {
        var page = await ReadAsync("/me");
        var token = page.QuerySelector("form[action='/account/logout'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var response = await http.PostAsync("/account/logout", body);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    public void Dispose() => http.Dispose();

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
}
