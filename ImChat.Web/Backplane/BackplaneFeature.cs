using ImChat.Domain.Delivery;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.Components.Server;
using StackExchange.Redis;

namespace ImChat.Web.Backplane;

internal static class BackplaneFeature
{
    private const string Connection = "ConnectionStrings:Redis";

    public static void AddBackplane(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Bus:Provider"];
        if (string.Equals(provider, "InProcess", StringComparison.OrdinalIgnoreCase))
            builder.Services.AddSingleton<IBackplane, LocalBackplane>();
        else if (string.Equals(provider, "Redis", StringComparison.OrdinalIgnoreCase))
            builder.AddRedis();
        else
            throw new SettingException("Bus:Provider", $"'{provider}' is not known; use InProcess or Redis.");
    }

    /// <summary>Meets the other nodes before the first request.</summary>
    /// <exception cref="SettingException">There is no way to them.</exception>
    public static async Task JoinAsync(this WebApplication app)
    {
        if (app.Services.GetService<RedisBackplane>() is { } backplane)
        {
            await backplane.JoinAsync();
            await app.Services.GetRequiredService<PresenceExchange>().JoinAsync();
            await app.Services.GetRequiredService<RateExchange>().JoinAsync();
        }
    }

    private static void AddRedis(this WebApplicationBuilder builder)
    {
        var given = builder.Configuration.GetConnectionString("Redis");
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => Connect(given));
        builder.Services.AddSingleton(NodeName.New());
        builder.Services.AddSingleton<PresenceExchange>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PresenceExchange>());
        builder.Services.AddSingleton<RateExchange>();
        builder.Services.AddSingleton<ConversationOrder>();
        builder.Services.AddSingleton<GapWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<GapWatch>());
        builder.Services.AddSingleton<RedisBackplane>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RedisBackplane>());
        builder.Services.AddSingleton<IBackplane>(services => services.GetRequiredService<RedisBackplane>());
        builder.Services.AddSingleton<SharedCircuits>();
        builder.Services.AddOptions<CircuitOptions>().Configure<SharedCircuits>((circuits, shared) => circuits.HybridPersistenceCache = shared);
        builder.Services.AddHealthChecks().AddCheck<RedisCheck>("bus", tags: [HealthFeature.ReadyTag]);
    }

    private static ConnectionMultiplexer Connect(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            throw new SettingException(Connection, "Redis needs an address, such as localhost:6379.");
        try
        {
            var options = ConfigurationOptions.Parse(given);
            // What cannot be said now is in storage, where the other nodes find it: nothing is kept for later here.
            options.BacklogPolicy = BacklogPolicy.FailFast;
            options.AbortOnConnectFail = true;
            options.ClientName = "ImChat";
            options.AsyncTimeout = 1000;
            options.ReconnectRetryPolicy = new LinearRetry(500);
            return ConnectionMultiplexer.Connect(options);
        }
        catch (Exception error) when (error is RedisException or ArgumentException or FormatException)
        {
            throw new SettingException(Connection, $"Redis cannot be used: {error.Message}");
        }
    }
}
