using System.Net;
using ImChat.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImChat.Web.Tests.Support;

/// <summary>The whole app on a real port, with a data folder of its own. Whatever it logs from warnings up is kept.</summary>
public sealed class AppFactory : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("imchat-test-").FullName;
    private readonly Dictionary<string, string> settings;
    private readonly Factory factory;

    public AppFactory()
        : this([])
    {
    }

    internal AppFactory(Dictionary<string, string> settings)
    {
        this.settings = settings;
        factory = new Factory(this);
    }

    public Uri Address { get; private set; } = default!;

    internal LogRecorder Logs { get; } = new();

    internal IServiceProvider Services => factory.Services;

    public ValueTask InitializeAsync()
    {
        factory.StartServer();
        // The name, not the number: cookies and passkeys want a host name.
        Address = new UriBuilder(factory.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        // Said once by a whole program, so that no single test could look for it.
        Assert.DoesNotContain(Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("EntityFrameworkCore.Query", StringComparison.Ordinal));
    }

    /// <summary>A client without a cookie jar: each request says itself who it is.</summary>
    internal HttpClient NewClient() => new(new SecretScan(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })) { BaseAddress = Address };

    internal ChatDb OpenDatabase() => Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<ChatDb>>().CreateDbContext();

    private sealed class Factory : WebApplicationFactory<Program>
    {
        private readonly AppFactory owner;

        public Factory(AppFactory owner)
        {
            this.owner = owner;
            UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("ImChat:DataDirectory", owner.folder);
            builder.UseSetting("Urls", "");
            // Tests register and sign in by the hundred from one address; the limits have tests of their own.
            foreach (var limit in (string[])["LoginPerMinute", "RegisterPerMinute", "UploadPerMinute", "MessagesPerSecond"])
                builder.UseSetting($"RateLimits:{limit}", "0");
            foreach (var (key, value) in owner.settings)
                builder.UseSetting(key, value);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(owner.Logs));
            builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000));
        }
    }
}
