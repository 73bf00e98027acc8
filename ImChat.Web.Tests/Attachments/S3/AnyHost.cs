using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using ImChat.Web.Attachments.S3;

namespace ImChat.Web.Tests.Attachments.S3;

/// <summary>Every name leads to this machine, as DNS would lead to the server of a bucket.</summary>
internal sealed class AnyHost : HttpClientFactory
{
    public static HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = ConnectAsync });

    /// <summary>The program's own way to make requests, but for the names.</summary>
    public static AmazonS3Client Connect(S3Options options)
    {
        var connection = S3Feature.Connection(options);
        connection.HttpClientFactory = new AnyHost();
        return new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), connection);
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => NewClient();

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
