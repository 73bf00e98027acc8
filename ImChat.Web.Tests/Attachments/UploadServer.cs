using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text.Json;
using ImChat.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImChat.Web.Tests.Attachments;

/// <summary>The whole program over a folder of its own, with limits small enough to reach.</summary>
public class UploadServer : WebApplicationFactory<Program>
{
    public const int MaxBytes = 100_000;
    public const int Quota = 250_000;

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("imchat-uploads-");
    private int people;

    protected virtual int UploadsPerMinute => 0;

    protected virtual int FilesPerPerson => 1000;

    public string Uploads => Path.Combine(data.FullName, "uploads");

    /// <summary>Everything below the upload folder that is a file, arriving or kept.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            // The program makes the folder, and it starts when it is first asked for something.
            _ = Services;
            return [.. Directory.EnumerateFiles(Uploads, "*", SearchOption.AllDirectories)];
        }
    }

    internal HttpClient Browser() => CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });

    /// <summary>Somebody new, signed in as old clients are.</summary>
    internal async Task<OldClient> JoinAsync()
    {
        var mobile = $"1390000{Interlocked.Increment(ref people):D4}";
        using var browser = Browser();
        using var answer = await browser.PostAsync("/user/register", new FormUrlEncodedContent(new Dictionary<string, string> { ["mobile"] = mobile, ["passwd"] = "secret" }));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var person = json.RootElement.GetProperty("data");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("imchat.", StringComparison.Ordinal)).Split(';')[0];
        return new OldClient(person.GetProperty("id").GetInt64(), person.GetProperty("token").GetString()!, cookie);
    }

    /// <summary>The cookie that a sign-in on our own pages leaves.</summary>
    internal async Task<string> PageCookieAsync(OldClient client)
    {
        await using var scope = Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<ChatUser>>();
        var user = await signIn.UserManager.FindByIdAsync(client.Id.ToString(CultureInfo.InvariantCulture));
        var principal = new ClaimsPrincipal((await signIn.CreateUserPrincipalAsync(user!)).Identities);
        var cookies = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new() { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, IdentityConstants.ApplicationScheme);
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Sends a request to the upload address; the answer must always be HTTP 200 with JSON.</summary>
    internal async Task<OldAnswer> SendAsync(HttpRequestMessage request)
    {
        using var browser = Browser();
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        return new OldAnswer(await answer.Content.ReadAsStringAsync());
    }

    internal async Task<OldAnswer> UploadAsync(OldClient client, byte[] bytes, string fileName = "blob", string? fileType = null)
    {
        var form = new RawForm().File(bytes, fileName);
        if (fileType is not null)
            form.Field("filetype", fileType);
        return await SendAsync(form.To($"/attach/upload?token={client.Token}"));
    }

    internal async Task<HttpResponseMessage> GetAsync(string address, Action<HttpRequestMessage>? with = null)
    {
        using var browser = Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        with?.Invoke(request);
        return await browser.SendAsync(request);
    }

    internal T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (data.Exists)
            data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ImChat:DataDirectory", data.FullName);
        builder.UseSetting("RateLimits:LoginPerMinute", "0");
        builder.UseSetting("RateLimits:RegisterPerMinute", "0");
        builder.UseSetting("RateLimits:UploadPerMinute", UploadsPerMinute.ToString(CultureInfo.InvariantCulture));
        builder.UseSetting("Attachments:MaxBytes", $"{MaxBytes}");
        builder.UseSetting("Attachments:QuotaPerPerson", $"{Quota}");
        builder.UseSetting("Attachments:FilesPerPerson", $"{FilesPerPerson}");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000));
    }
}
