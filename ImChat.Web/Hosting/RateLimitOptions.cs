namespace ImChat.Web.Hosting;

/// <summary>Section <c>RateLimits</c>; 0 sets no limit.</summary>
internal sealed class RateLimitOptions
{
    public int LoginPerMinute { get; set; } = 20;

    public int RegisterPerMinute { get; set; } = 10;

    public int UploadPerMinute { get; set; } = 30;

    public int MessagesPerSecond { get; set; } = 10;
}
