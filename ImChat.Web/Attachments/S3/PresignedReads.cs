using Amazon.S3;
using Amazon.S3.Model;
using ImChat.Domain.Attachments;

namespace ImChat.Web.Attachments.S3;

/// <summary>Addresses at which whoever has one reads an attachment from the bucket itself, for a while. Only there where the settings ask for it.</summary>
internal sealed class PresignedReads(IAmazonS3 client, S3Options options, TimeProvider clock)
{
    /// <summary>How long an address may be kept: ten minutes. Whoever uses it as late as that has some left to read and to wind.</summary>
    public const string Caching = "private, max-age=600";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Where the bytes come from, as a browser names it.</summary>
    public string Origin => new Uri(Sign("any", new ResponseHeaderOverrides())).GetLeftPart(UriPartial.Authority);

    /// <summary>
    /// An address of these bytes, which the bucket serves as what they are and to be saved: pages show and play them nevertheless, but nothing
    /// is ever a page of the bucket's, and whoever saves a picture stays where they are.
    /// </summary>
    public string AddressOf(Attachment attachment, string disposition, string caching) => Sign(attachment.Name.ToString(), new ResponseHeaderOverrides
    {
        ContentType = attachment.ContentType,
        ContentDisposition = disposition,
        CacheControl = caching,
    });

    private string Sign(string key, ResponseHeaderOverrides headers) => client.GetPreSignedURL(new GetPreSignedUrlRequest
    {
        BucketName = options.Bucket,
        Key = key,
        Verb = HttpVerb.GET,
        Protocol = options.Endpoint.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) ? Protocol.HTTPS : Protocol.HTTP,
        Expires = (clock.GetUtcNow() + Lifetime).UtcDateTime,
        ResponseHeaderOverrides = headers,
    });
}
