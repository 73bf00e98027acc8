using ImChat.Domain.Delivery;
using ImChat.Domain.Lists;

namespace ImChat.Web.Chat;

/// <summary>Runs what follows people while the program runs: their cursors, their drafts, and whether they are there.</summary>
internal sealed class DeliveryHost(Cursors cursors, Drafts drafts, Presence presence) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(cursors.RunAsync(stoppingToken), drafts.RunAsync(stoppingToken), presence.RunAsync(stoppingToken));
}
