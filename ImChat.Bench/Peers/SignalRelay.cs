using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImChat.Bench.Peers;

/// <summary>A SignalR hub with its JSON protocol: people and rooms are its groups.</summary>
internal static class SignalRelay
{
    public static async Task<int> ServeAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapGet("/health/ready", () => "ok");
        app.MapHub<ChatHub>("/chat");
        await app.RunAsync();
        return 0;
    }

    private sealed class ChatHub : Hub
    {
        public override async Task OnConnectedAsync()
        {
            var query = Context.GetHttpContext()!.Request.Query;
            await Groups.AddToGroupAsync(Context.ConnectionId, query["person"].ToString());
            foreach (var room in query["room"])
                await Groups.AddToGroupAsync(Context.ConnectionId, "r" + room);
        }

        public Task Say(bool isRoom, long to, string text) =>
            Clients.Group((isRoom ? "r" : "") + to.ToString(CultureInfo.InvariantCulture)).SendAsync("said", Context.ConnectionId, text);
    }
}
