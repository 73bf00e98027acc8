using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ImChat.Domain.Attachments;

namespace ImChat.Web.Attachments.S3;

/// <summary>The bucket, and what is asked of it. Whatever goes wrong on the way or over there is an <see cref="IOException"/> with a sentence.</summary>
internal sealed class S3Bucket(IAmazonS3 client, S3Options options)
{
    /// <summary>How long one waits for an answer to begin. What is uploaded has the time of the connection's own limit.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The cheapest question that shows whether server, bucket and keys are right.</summary>
    public Task ReachAsync() =>
        AskAsync(soon => client.ListObjectsAsync(new ListObjectsRequest { BucketName = options.Bucket, MaxKeys = 1 }, soon), Patience, CancellationToken.None);

    /// <summary>Stores what can be read from the beginning of a file; nobody sees any of it before it is whole.</summary>
    public Task PutAsync(AttachmentName name, Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        var request = new PutObjectRequest
        {
            BucketName = options.Bucket,
            Key = name.ToString(),
            InputStream = file,
            AutoCloseStream = false,
            // Whoever might read it past us gets bytes to download.
            ContentType = AttachmentType.Unknown.ContentType,
            // Not every server understands signatures between the bytes: some keep them as content.
            UseChunkEncoding = false,
        };
        return AskAsync(soon => client.PutObjectAsync(request, soon), Timeout.InfiniteTimeSpan, cancellation);
    }

    /// <summary>How many bytes there are under a name; null when there is nothing.</summary>
    public async Task<long?> MeasureAsync(AttachmentName name, CancellationToken cancellation)
    {
        try
        {
            return (await AskAsync(soon => client.GetObjectMetadataAsync(options.Bucket, name.ToString(), soon), Patience, cancellation)).ContentLength;
        }
        catch (IOException error) when (error.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound })
        {
            return null;
        }
    }

    /// <summary>The bytes under a name from one of them to the last, as they come.</summary>
    public async Task<Stream> ReadAsync(AttachmentName name, long from, CancellationToken cancellation)
    {
        var request = new GetObjectRequest { BucketName = options.Bucket, Key = name.ToString() };
        if (from > 0)
            request.ByteRange = new ByteRange($"bytes={from}-");
        return (await AskAsync(soon => client.GetObjectAsync(request, soon), Patience, cancellation)).ResponseStream;
    }

    /// <summary>Each by itself: removing several at once is what some servers want another checksum for.</summary>
    public Task RemoveAsync(AttachmentName name) =>
        AskAsync(soon => client.DeleteObjectAsync(options.Bucket, name.ToString(), soon), Patience, CancellationToken.None);

    private static async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> request, TimeSpan patience, CancellationToken cancellation)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(patience);
        try
        {
            return await request(soon.Token);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException("There is no answer.", error);
        }
        catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException)
        {
            throw new IOException(error.Message, error);
        }
    }
}
