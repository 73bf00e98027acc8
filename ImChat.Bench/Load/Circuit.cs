using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Bench.Load;

/// <summary>A page that is open: does for its circuit what the browser's script does, but draws nothing.</summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    /// <summary>What a script's function that returns an object of its own is answered with.</summary>
    private const int ReturnsObject = 1;

    /// <summary>Beside the list of messages: it tells where the reader stands.</summary>
    private const string LogScript = "MessageLog.razor.js";

    private readonly BlazorPack protocol = new();
    private readonly HubConnection connection;
    private readonly Action<byte[]> shown;
    private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long logScript = -1;

    private Circuit(Uri server, CookieContainer cookies, Action<byte[]> shown)
    {
        this.shown = shown;
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server, "_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.Cookies = cookies;
            options.Headers["Origin"] = server.GetLeftPart(UriPartial.Authority);
        });
        builder.Services.AddSingleton<IHubProtocol>(protocol);
        connection = builder.Build();
        connection.On<long, byte[]>("JS.RenderBatch", ShowAsync);
        connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
        connection.On<string>("JS.Error", error => failed.TrySetException(new InvalidOperationException(error)));
        connection.On<string, bool, string>("JS.EndInvokeDotNet", static (_, _, _) => { });
        foreach (var ignored in (string[])["JS.EndUpdateRootComponents", "JS.AttachComponent"])
            connection.On(ignored, static () => { });
    }

    /// <summary>Ends with what went wrong with it; else never.</summary>
    public Task Failed => failed.Task;

    /// <summary>Bytes that came for it so far.</summary>
    public long Received => protocol.Received;

    /// <summary>Gets the page and makes it live, as the script does.</summary>
    /// <param name="http">With the cookies of the one who looks.</param>
    /// <param name="cookies">The same.</param>
    /// <param name="path">The page.</param>
    /// <param name="shown">Called with each change of what is shown.</param>
    public static async Task<Circuit> OpenAsync(HttpClient http, CookieContainer cookies, string path, Action<byte[]> shown)
    {
        var html = await http.GetStringAsync(path);
        var markers = Marker().Matches(html).Select((match, at) => string.Create(CultureInfo.InvariantCulture, $$"""{"type":"add","ssrComponentId":{{at + 1}},"marker":{{match.Groups[1].Value}}}"""));
        var state = State().Match(html).Groups[1].Value;
        var circuit = new Circuit(http.BaseAddress!, cookies, shown);
        await circuit.connection.StartAsync();
        await circuit.connection.InvokeAsync<string>("StartCircuit", http.BaseAddress!.ToString(), new Uri(http.BaseAddress, path).ToString(), "[]", state);
        await circuit.connection.SendAsync("UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', markers)}}]}""", state);
        return circuit;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private Task ShowAsync(long batch, byte[] changes)
    {
        shown(changes);
        return connection.SendAsync("OnRenderCompleted", batch, null);
    }

    private async Task AnswerAsync(long call, string function, string arguments, int returns, long target, int kind)
    {
        if (arguments.Contains(LogScript, StringComparison.Ordinal))
            logScript = call;
        if (target == logScript && Component().Match(arguments) is { Success: true } component)
        {
            var log = long.Parse(component.Groups[1].Value, CultureInfo.InvariantCulture);
            await CallAsync(log, "LoadLatestAsync", "[]");
            await CallAsync(log, "Follow", "[true]");
        }
        // Each object of a script's is named after the call that asked for it.
        if (call != 0)
            await connection.SendAsync("EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $$"""[{{call}},true,{{(returns == ReturnsObject ? $$"""{"__jsObjectId":{{call}}}""" : "null")}}]"""));
    }

    private Task CallAsync(long component, string method, string arguments) => connection.SendAsync("BeginInvokeDotNetFromJS", "1", null, method, component, arguments);

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("\"__dotNetObject\":([0-9]+)")]
    private static partial Regex Component();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^-]*)-->")]
    private static partial Regex State();
}
