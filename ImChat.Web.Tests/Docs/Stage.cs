using System.Net.WebSockets;
using System.Text;
using ImChat.Web.Docs.Devices;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImChat.Web.Tests.Docs;

/// <summary>Takes the steps of an example against the running app.</summary>
internal sealed class Stage(AppFactory app, Cast cast) : IDisposable
{
    private readonly HttpClient http = app.NewClient();
    private readonly Dictionary<string, (LegacySocket Socket, Inbox Inbox)> sockets = [];
    private readonly Bindings known = cast.Known;

    public Task TakeAsync(Step step) => step switch
    {
        Call call => CallAsync(call),
        Opens opens => OpenAsync(opens),
        Sends sends => SocketOf(sends.Socket).SendAsync(known.Fill(sends.Frame)),
        SendsBytes sends => SocketOf(sends.Socket).SendAsync(TextOf(sends.Bytes)),
        SendsMany sends => SendAsync(sends),
        SendsBinary sends => SocketOf(sends.Socket).SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary),
        Receives receives => ReceiveAsync(receives),
        Leaves leaves => SocketOf(leaves.Socket).CloseAsync(),
        Stops => StopAsync(),
        IsClosed closed => CloseAsync(closed),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "The stage does not know this step."),
    };

    /// <summary>Asserts that nothing has come that the example does not show: a device's <c>pong</c> comes after all that was before it.</summary>
    public async Task EndAsync()
    {
        const string Pong = """{"t":"pong","n":0}""";
        foreach (var (socket, inbox) in sockets.Values)
        {
            if (socket.Raw is { State: WebSocketState.Open, SubProtocol: not null })
            {
                await socket.SendAsync("""{"t":"ping"}""");
                Assert.Equal(Pong, await inbox.NextAsync(Pong));
                inbox.AssertAllShown();
            }
        }
    }

    public void Dispose()
    {
        http.Dispose();
        foreach (var (socket, _) in sockets.Values)
            socket.Dispose();
    }

    private LegacySocket SocketOf(string name) => sockets[name].Socket;

    private async Task CallAsync(Call call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), known.Fill(call.Target)) { Content = ContentOf(call) };
        foreach (var (name, value) in call.Headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, known.Fill(value)));
        using var response = await Wait.For(http.SendAsync(request));
        Assert.Equal(call.Answer.Status, (int)response.StatusCode);
        foreach (var (name, value) in call.Answer.Headers)
            known.AssertIs(value, HeaderOf(response, name));
        // What a file holds beside text is not written on the page.
        if (call.Answer.Body.Length > 0)
            known.AssertIs(call.Answer.Body, await response.Content.ReadAsStringAsync());
    }

    private HttpContent? ContentOf(Call call)
    {
        if (call.Json is not null)
            return new StringContent(known.Fill(call.Json), Encoding.UTF8, "application/json");
        if (call.File is null)
            return call.Form.Count == 0 ? null : new FormUrlEncodedContent(call.Form.Select(field => KeyValuePair.Create(field.Name, known.Fill(field.Value))));
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in call.Form)
            form.Add(new StringContent(known.Fill(value)), name);
        form.Add(new ReadOnlyMemoryContent(call.File.Content), "file", call.File.Name);
        return form;
    }

    private static string HeaderOf(HttpResponseMessage response, string name) =>
        string.Join(", ", response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? values : []);

    private async Task OpenAsync(Opens opens)
    {
        var socket = new ClientWebSocket();
        sockets.Add(opens.Socket, (new LegacySocket(socket, 0), new Inbox(socket)));
        foreach (var (name, value) in opens.Headers)
            socket.Options.SetRequestHeader(name, known.Fill(value));
        if (opens.Protocol is { } protocol)
            socket.Options.AddSubProtocol(protocol);
        var target = new UriBuilder(new Uri(app.Address, known.Fill(opens.Target))) { Scheme = "ws" }.Uri;
        await Wait.For(socket.ConnectAsync(target, CancellationToken.None));
        Assert.Equal(opens.Protocol, socket.SubProtocol);
    }

    private async Task SendAsync(SendsMany sends)
    {
        var (socket, inbox) = sockets[sends.Socket];
        inbox.IsCrowded = true;
        for (var number = 1; number <= sends.Messages; number++)
            await socket.SendAsync(known.Fill(DeviceShapes.Send($"m{number}", "bob", "again")));
    }

    private async Task ReceiveAsync(Receives receives) => known.AssertIs(receives.Frame, await sockets[receives.Socket].Inbox.NextAsync(receives.Frame));

    /// <summary>Returns at once: what comes then is the example's business.</summary>
    private Task StopAsync()
    {
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        return Task.CompletedTask;
    }

    private async Task CloseAsync(IsClosed closed) => Assert.Equal((closed.Code, closed.Word), await sockets[closed.Socket].Inbox.CloseAsync());

    private string TextOf(int bytes)
    {
        var empty = known.Fill(Shapes.Text("alice", "bob", ""));
        return empty.Replace("\"content\":\"", "\"content\":\"" + new string('x', bytes - empty.Length), StringComparison.Ordinal);
    }
}
