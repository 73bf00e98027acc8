using ImChat.Domain.Attachments;

namespace ImChat.Web.Attachments;

/// <summary>Attachments as files in one folder. What is still arriving is in a folder inside it, on the same disk, so that keeping it is a rename.</summary>
internal sealed class LocalAttachmentStore(string folder) : IAttachmentStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The database is on this disk too: files must not take the last of it.</summary>
    private const long LeastFreeBytes = 32 * 1024 * 1024;

    private readonly string incoming = Path.Combine(folder, "incoming");

    /// <summary>Removes what was arriving when the program last ended.</summary>
    public void ForgetUnfinished()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(incoming);
        else
            Directory.CreateDirectory(incoming, OwnerOnly);
        foreach (var left in Directory.EnumerateFiles(incoming))
            File.Delete(left);
    }

    public Task<IncomingFile?> BeginAsync(CancellationToken cancellation)
    {
        try
        {
            var hasRoom = new DriveInfo(folder).AvailableFreeSpace >= LeastFreeBytes;
            return Task.FromResult<IncomingFile?>(hasRoom ? new LocalIncomingFile(folder, Path.Combine(incoming, Guid.NewGuid().ToString("N"))) : null);
        }
        catch (IOException)
        {
            // Out of inodes, or the disk fails.
            return Task.FromResult<IncomingFile?>(null);
        }
    }

    public Task<Stream?> OpenAsync(AttachmentName name, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(name), new FileStreamOptions
            {
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                BufferSize = 0,
            }));
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public bool IsGone(AttachmentName name) => !File.Exists(PathOf(name));

    public Task RemoveAsync(AttachmentName name)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    private string PathOf(AttachmentName name) => Path.Combine(folder, name.ToString());
}
