using ImChat.Web.Hosting;

namespace ImChat.Web.Attachments.S3;

/// <summary>Section <c>Attachments:S3</c>; it counts when the store is <c>S3</c>.</summary>
internal sealed class S3Options
{
    public const string Section = "Attachments:S3";

    /// <summary>Where the server is, without the bucket's name.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>What requests are signed for; servers of one's own mostly take any.</summary>
    public string Region { get; set; } = "us-east-1";

    public string Bucket { get; set; } = "";

    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    /// <summary>Whether the bucket stands in the path of addresses, not before the server's name.</summary>
    public bool PathStyle { get; set; }

    /// <summary>Whether browsers read from the server itself, by addresses that are good for a while.</summary>
    public bool PresignedReads { get; set; }

    public void Assert()
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new SettingException(Section + ":Endpoint", $"'{Endpoint}' is no address such as https://s3.eu-central-1.amazonaws.com.");
        foreach (var (key, value) in (ReadOnlySpan<(string, string)>)[("Region", Region), ("Bucket", Bucket), ("AccessKey", AccessKey), ("SecretKey", SecretKey)])
        {
            if (string.IsNullOrWhiteSpace(value))
                throw new SettingException($"{Section}:{key}", "it is needed where Attachments:Store is S3.");
        }
        if (!Bucket.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '.' or '_'))
            throw new SettingException(Section + ":Bucket", $"'{Bucket}' is no name: use letters, digits, dots and hyphens.");
    }
}
