using ImChat.Domain.Attachments;

namespace ImChat.Web.Attachments;

/// <summary>Attachments as files in one folder. What is still arriving must be on the same disk, so that keeping it is a rename.</summary>
internal sealed class LocalAttachmentStore(string folder, IncomingFolder incoming) : IAttachmentStore
{
    public Task<IncomingFile?> BeginAsync(CancellationToken cancellation) => Task.FromResult(incoming.Begin(KeepAsync));

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

    /// <summary>Only whole and flushed to the disk does a file get the name under which it can be asked for.</summary>
    private async Task KeepAsync(FileStream file, AttachmentName name, CancellationToken cancellation)
    {
        // There is no asynchronous way to the disk itself; on a thread of the pool it holds up nobody else.
        await Task.Run(() => file.Flush(flushToDisk: true), cancellation);
        await file.DisposeAsync();
        File.Move(file.Name, PathOf(name), overwrite: false);
    }

    private string PathOf(AttachmentName name) => Path.Combine(folder, name.ToString());
}
