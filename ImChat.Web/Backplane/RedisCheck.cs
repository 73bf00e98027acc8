using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ImChat.Web.Backplane;

/// <summary>
/// Whether the other nodes can be heard. Being cut off from them makes a node slower, not useless: if all of them said that they were not
/// ready whenever Redis restarts, nobody would be served.
/// </summary>
internal sealed class RedisCheck(RedisBackplane backplane) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(backplane.IsConnected ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
