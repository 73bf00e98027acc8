using ImChat.Domain.Messages;
using ImChat.Web.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ImChat.Web.Hosting;

internal static class HealthFeature
{
    public const string ReadyTag = "ready";

    public static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [ReadyTag])
            .AddCheck<WriterCheck>("writer", tags: [ReadyTag])
            .AddCheck<StoppingCheck>("stopping", tags: [ReadyTag]);

    /// <summary>Live: the process answers. Ready: it can serve people now.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
    }

    private sealed class DatabaseCheck(IDbContextFactory<ChatDb> factory) : IHealthCheck
    {
        /// <summary>Sooner than whoever asks gives up: a server behind a cut line says nothing at all.</summary>
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            // Behind a cut line even giving up takes longer.
            var asking = AnswersAsync(cancellationToken);
            return await Task.WhenAny(asking, Task.Delay(Patience, cancellationToken)) == asking && await asking ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
        }

        private async Task<bool> AnswersAsync(CancellationToken cancellation)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            try
            {
                await using var db = await factory.CreateDbContextAsync(patience.Token);
                return await db.Database.CanConnectAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    private sealed class WriterCheck(MessageWriter writer) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(writer.IsRunning ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }

    private sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
    }
}
