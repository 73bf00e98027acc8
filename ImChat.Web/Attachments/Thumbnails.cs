using ImChat.Domain.Attachments;
using ImChat.Web.Hosting;

namespace ImChat.Web.Attachments;

/// <summary>
/// Small pictures of large ones, made when somebody first asks and kept beside the database. They can be thrown away at any time.
/// Strangers choose what is decoded: so few at once, so much memory and so long, and no more.
/// </summary>
internal sealed partial class Thumbnails(DataDirectory data, IAttachmentStore store, ILogger<Thumbnails> logger) : IDisposable
{
    private const int AtOnce = 2;

    /// <summary>A decoder reads from memory: it must not meet a disk or a network that fails. Larger pictures go out as they are.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly string folder = data.Folder("thumbnails");
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);

    /// <summary>Pixels the longer side of one may have.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [240, 480, 960];

    /// <summary>
    /// The picture at about this size as WebP, or null when the picture itself serves better: it is small, moves, cannot be read, or there
    /// is no time for it now.
    /// </summary>
    public async Task<Thumbnail> OpenAsync(Attachment picture, int size, CancellationToken cancellation)
    {
        if (IsSmall(picture, size) || picture.ContentType == "image/gif" || picture.Size.IsTooLarge || picture.Bytes > MostBytes)
            return Thumbnail.Never;
        var path = Path.Combine(folder, $"{picture.Name}.{size}.webp");
        if (Open(path) is { } kept)
            return kept;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Longest);
        Task<Thumbnail>? making = null;
        try
        {
            await places.WaitAsync(deadline.Token);
            // A decoder cannot be stopped. Whoever waits for it can; it gives back its place only when it is done.
            making = Task.Run(() => MakeAsync(picture, size, path), CancellationToken.None);
            return await making.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more; what it opens would stay open.
            making?.ContinueWith(made => made.Result.Content?.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            cancellation.ThrowIfCancellationRequested();
            Log.TookTooLong(logger, picture.Bytes);
            return Thumbnail.NotNow;
        }
    }

    public void Dispose() => places.Dispose();

    private static bool IsSmall(Attachment picture, int size) => picture.Size.IsKnown && Math.Max(picture.Size.Width, picture.Size.Height) <= size;

    private async Task<Thumbnail> MakeAsync(Attachment picture, int size, string path)
    {
        try
        {
            // Whoever waited for a place may have waited for this very picture.
            if (Open(path) is { } meanwhile)
                return meanwhile;
            using var original = new MemoryStream((int)picture.Bytes);
            if (!await TryReadAsync(picture, original) || PictureScaler.Shrink(original, size) is not { } small)
                return Thumbnail.Never;
            return await KeepAsync(small, path) ? Open(path) ?? Thumbnail.NotNow : new Thumbnail(new MemoryStream(small), IsForGood: true);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>False when there is nothing to read.</summary>
    private async Task<bool> TryReadAsync(Attachment picture, MemoryStream original)
    {
        using var deadline = new CancellationTokenSource(Longest);
        await using var content = await store.OpenAsync(picture.Name, deadline.Token);
        if (content is null)
            return false;
        await content.CopyToAsync(original, deadline.Token);
        original.Position = 0;
        return true;
    }

    /// <summary>Under its name only when it is whole.</summary>
    private async Task<bool> KeepAsync(byte[] small, string path)
    {
        var unfinished = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        try
        {
            await File.WriteAllBytesAsync(unfinished, small, CancellationToken.None);
            File.Move(unfinished, path, overwrite: true);
            return true;
        }
        catch (IOException)
        {
            // No room: it is made again the next time.
            File.Delete(unfinished);
            return false;
        }
    }

    private static Thumbnail? Open(string path)
    {
        try
        {
            return new Thumbnail(new FileStream(path, new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous, BufferSize = 0 }), IsForGood: true);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A picture of {Bytes} bytes took too long to be made smaller; it is sent as it is")]
        public static partial void TookTooLong(ILogger logger, long bytes);
    }
}
