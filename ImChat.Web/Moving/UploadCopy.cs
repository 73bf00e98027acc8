using ImChat.Domain.Attachments;

namespace ImChat.Web.Moving;

/// <summary>Uploads from a folder into whatever keeps them now.</summary>
internal static class UploadCopy
{
    /// <summary>How many came. What is there already is left as it is.</summary>
    /// <exception cref="IOException">A file cannot be read or kept.</exception>
    public static async Task<int> RunAsync(string folder, IAttachmentStore store)
    {
        if (!Directory.Exists(folder))
            return 0;
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (AttachmentName.TryParse(Path.GetFileName(file), out var name) && await CopyAsync(file, name, store))
                count++;
        }
        return count;
    }

    private static async Task<bool> CopyAsync(string file, AttachmentName name, IAttachmentStore store)
    {
        await using var kept = await store.OpenAsync(name, CancellationToken.None);
        if (kept is not null)
            return false;
        await using var incoming = await store.BeginAsync(CancellationToken.None) ?? throw new IOException("there is no room for uploads.");
        await using var from = File.OpenRead(file);
        var buffer = new byte[81920];
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
            await incoming.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
        await incoming.KeepAsync(name, CancellationToken.None);
        return true;
    }
}
