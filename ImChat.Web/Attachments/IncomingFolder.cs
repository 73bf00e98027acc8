using ImChat.Domain.Attachments;

namespace ImChat.Web.Attachments;

/// <summary>Where files are while they arrive: on this server's own disk, whatever keeps them afterwards.</summary>
internal sealed class IncomingFolder(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The database is on this disk too: files must not take the last of it.</summary>
    private const long LeastFreeBytes = 32 * 1024 * 1024;

    /// <summary>Nothing arrives for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Removes what was arriving when the program last ended. What is young may be on its way to another node that shares the folder.</summary>
    public void ForgetUnfinished()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        foreach (var left in Directory.EnumerateFiles(folder).Where(file => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > Longest))
            File.Delete(left);
    }

    /// <summary>A place for a file, or null when there is no room.</summary>
    /// <param name="keep">Puts it under its name once it is whole.</param>
    public IncomingFile? Begin(Func<FileStream, AttachmentName, CancellationToken, Task> keep)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace >= LeastFreeBytes ? new SpooledFile(Create(), keep) : null;
        }
        catch (IOException)
        {
            // Out of inodes, or the disk fails.
            return null;
        }
    }

    private FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(Path.Combine(folder, Guid.NewGuid().ToString("N")), options);
    }

    private sealed class SpooledFile(FileStream file, Func<FileStream, AttachmentName, CancellationToken, Task> keep) : IncomingFile
    {
        public override Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => file.WriteAsync(bytes, cancellation).AsTask();

        public override Task KeepAsync(AttachmentName name, CancellationToken cancellation) => keep(file, name, cancellation);

        /// <summary>Whoever kept the file itself has moved it away from here.</summary>
        public override async ValueTask DisposeAsync()
        {
            await file.DisposeAsync();
            File.Delete(file.Name);
        }
    }
}
