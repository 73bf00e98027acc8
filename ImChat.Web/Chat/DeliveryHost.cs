using ImChat.Domain.Delivery;

namespace ImChat.Web.Chat;

/// <summary>Runs what follows people while the program runs: their cursors, and whether they are there.</summary>
internal sealed class DeliveryHost(Cursors cursors, Presence presence) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(cursors.RunAsync(stoppingToken), presence.RunAsync(stoppingToken));
}
