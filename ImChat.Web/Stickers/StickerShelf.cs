using System.Collections.Frozen;

namespace ImChat.Web.Stickers;

/// <summary>All packs there are: those that come with the program, then those an administrator put into the data directory. Read once, at the start.</summary>
internal sealed partial class StickerShelf
{
    private readonly FrozenDictionary<string, (Sticker Sticker, string Path)> stickers;

    /// <param name="folders">Folders of packs; where two packs have one id, the first counts.</param>
    /// <param name="logger">Hears of each pack that cannot be used.</param>
    public StickerShelf(IEnumerable<string> folders, ILogger<StickerShelf> logger)
    {
        var packs = new List<StickerPack>();
        var found = new Dictionary<string, (Sticker, string)>();
        foreach (var folder in folders.Where(Directory.Exists).SelectMany(folder => new DirectoryInfo(folder).EnumerateDirectories().OrderBy(pack => pack.Name, StringComparer.Ordinal)))
        {
            try
            {
                var pack = StickerManifest.Read(folder);
                if (packs.Any(other => other.Id == pack.Id))
                    throw new FormatException("there is a pack of this id already");
                packs.Add(pack);
                foreach (var sticker in pack.Stickers)
                    found.Add(StickerAddress.Of(pack, sticker), (sticker, Path.Combine(folder.FullName, sticker.File)));
            }
            catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
            {
                Log.Skipped(logger, folder.FullName, error.Message);
            }
        }
        (Packs, stickers) = (packs, found.ToFrozenDictionary());
    }

    public IReadOnlyList<StickerPack> Packs { get; }

    /// <summary>The sticker at this address, or null.</summary>
    public Sticker? Find(string address) => stickers.TryGetValue(address, out var found) ? found.Sticker : null;

    /// <summary>The file of the sticker at this address, or null: what no manifest names is not there.</summary>
    public string? FileOf(string address) => stickers.TryGetValue(address, out var found) ? found.Path : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The sticker pack in {Folder} is not used: manifest.json: {Problem}")]
        public static partial void Skipped(ILogger logger, string folder, string problem);
    }
}
