using System.Net.WebSockets;
using System.Text;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Docs;

/// <summary>Takes the steps of an example against the running app.</summary>
internal sealed class Stage(AppFactory app, Cast cast) : IDisposable
{
    private readonly HttpClient http = app.NewClient();
    private readonly Dictionary<string, LegacySocket> sockets = [];
    private readonly Bindings known = cast.Known;

    public Task TakeAsync(Step step) => step switch
    {
        Call call => CallAsync(call),
        Opens opens => OpenAsync(opens),
        Sends sends => sockets[sends.Socket].SendAsync(known.Fill(sends.Frame)),
        SendsBytes sends => sockets[sends.Socket].SendAsync(TextOf(sends.Bytes)),
        Receives receives => ReceiveAsync(receives),
        Leaves leaves => sockets[leaves.Socket].CloseAsync(),
        IsClosed closed => CloseAsync(closed),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "The stage does not know this step."),
    };

    public void Dispose()
    {
        http.Dispose();
        foreach (var socket in sockets.Values)
            socket.Dispose();
    }

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
        sockets.Add(opens.Socket, new LegacySocket(socket, 0));
        if (opens.Origin is { } origin)
            socket.Options.SetRequestHeader("Origin", known.Fill(origin));
        var target = new UriBuilder(new Uri(app.Address, known.Fill(opens.Target))) { Scheme = "ws" }.Uri;
        await Wait.For(socket.ConnectAsync(target, CancellationToken.None));
    }

    private async Task ReceiveAsync(Receives receives) => known.AssertIs(receives.Frame, await sockets[receives.Socket].ReceiveAsync());

    private async Task CloseAsync(IsClosed closed)
    {
        var socket = sockets[closed.Socket].Raw;
        var result = await Wait.For(socket.ReceiveAsync(new byte[1], CancellationToken.None));
        Assert.Equal(WebSocketMessageType.Close, result.MessageType);
        Assert.Equal((closed.Code, closed.Word), ((int)socket.CloseStatus!, socket.CloseStatusDescription));
    }

    private string TextOf(int bytes)
    {
        var empty = known.Fill(Shapes.Text("alice", "bob", ""));
        return empty.Replace("\"content\":\"", "\"content\":\"" + new string('x', bytes - empty.Length), StringComparison.Ordinal);
    }
}
