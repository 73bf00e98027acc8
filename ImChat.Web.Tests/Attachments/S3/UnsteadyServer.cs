using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImChat.Web.Tests.Attachments.S3;

/// <summary>A server that has the bucket, and hangs up on the first uploads when it has read a part of them.</summary>
internal sealed class UnsteadyServer : IAsyncDisposable
{
    public const int Part = 100_000;

    private readonly WebApplication server;
    private int left;

    private UnsteadyServer(WebApplication server, int failures) => (this.server, left) = (server, failures);

    public Uri Address => new(server.Urls.Single());

    /// <summary>What came behind that part, of the upload that came whole.</summary>
    public byte[] Rest { get; private set; } = [];

    /// <summary>The names of the headers that came with it.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>What it was asked to remove.</summary>
    public List<string> Removed { get; } = [];

    public static async Task<UnsteadyServer> StartAsync(int failures)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var unsteady = new UnsteadyServer(server, failures);
        server.Run(unsteady.AnswerAsync);
        await server.StartAsync();
        return unsteady;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsPut(context.Request.Method))
            await TakeAsync(context);
        else if (HttpMethods.IsDelete(context.Request.Method))
            Removed.Add(context.Request.Path);
        else
            await context.Response.WriteAsync("<ListBucketResult><Name>imchat</Name></ListBucketResult>");
    }

    private async Task TakeAsync(HttpContext context)
    {
        await context.Request.Body.ReadExactlyAsync(new byte[Part]);
        if (left-- > 0)
        {
            context.Abort();
            return;
        }
        var rest = new MemoryStream();
        await context.Request.Body.CopyToAsync(rest);
        Rest = rest.ToArray();
        Headers = [.. context.Request.Headers.Keys];
    }
}
