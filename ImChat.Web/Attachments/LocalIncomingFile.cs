using ImChat.Domain.Attachments;

namespace ImChat.Web.Attachments;

/// <summary>A file that is arriving. Only whole and flushed to the disk does it get the name under which it can be asked for.</summary>
internal sealed class LocalIncomingFile : IncomingFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder;
    private readonly string path;
    private readonly FileStream file;
    private bool isKept;

    public LocalIncomingFile(string folder, string path)
    {
        (this.folder, this.path) = (folder, path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        file = new FileStream(path, options);
    }

    public override Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => file.WriteAsync(bytes, cancellation).AsTask();

    public override async Task KeepAsync(AttachmentName name, CancellationToken cancellation)
    {
        // There is no asynchronous way to the disk itself; on a thread of the pool it holds up nobody else.
        await Task.Run(() => file.Flush(flushToDisk: true), cancellation);
        await file.DisposeAsync();
        File.Move(path, Path.Combine(folder, name.ToString()), overwrite: false);
        isKept = true;
    }

    public override async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        if (!isKept)
            File.Delete(path);
    }
}
