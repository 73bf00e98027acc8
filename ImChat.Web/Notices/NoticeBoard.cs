using ImChat.Web.Hosting;

namespace ImChat.Web.Notices;

/// <summary>The notices: text files in the folder <c>notices</c> of the data directory, looked at whenever somebody does.</summary>
internal sealed class NoticeBoard(DataDirectory data)
{
    private const int MostShown = 50;
    private const int MostBytes = 64 * 1024;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Notice> Read() => [.. Files().Take(MostShown).Select(Read).OfType<Notice>()];

    /// <summary>When the newest was written; null when there is none.</summary>
    public DateTimeOffset? NewestAt() => Files().Select(file => (DateTimeOffset?)WrittenAt(file)).FirstOrDefault();

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(data.Folder("notices")).EnumerateFiles("*.txt")
        .Where(file => file.Length <= MostBytes && !file.Name.StartsWith('.')).OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal);

    private static Notice? Read(FileInfo file)
    {
        try
        {
            var parts = File.ReadAllText(file.FullName).Trim().Split('\n', 2);
            return parts[0].Length == 0 ? null : new Notice(parts[0].Trim(), parts.ElementAtOrDefault(1)?.Trim() ?? "", WrittenAt(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It was taken away this very moment, or is not ours to read.
            return null;
        }
    }

    /// <summary>Whole milliseconds, as they are remembered.</summary>
    private static DateTimeOffset WrittenAt(FileInfo file) => DateTimeOffset.FromUnixTimeMilliseconds(new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds());
}
