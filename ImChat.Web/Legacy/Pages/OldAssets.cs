using ImChat.Web.Hosting;
using Microsoft.Extensions.FileProviders;

namespace ImChat.Web.Legacy.Pages;

/// <summary>The assets of an old installation, if <c>Legacy:AssetRoot</c> names any. They are not ours to ship.</summary>
internal sealed class OldAssets : IDisposable
{
    public const string Root = "/asset";

    private readonly PhysicalFileProvider? files;

    public OldAssets(LegacyOptions options)
    {
        if (options.AssetRoot.Length == 0)
            return;
        if (!Directory.Exists(options.AssetRoot))
            throw new SettingException("Legacy:AssetRoot", $"there is no folder '{options.AssetRoot}'.");
        files = new PhysicalFileProvider(Path.GetFullPath(options.AssetRoot));
    }

    public IFileProvider? Files => files;

    /// <summary>Whether this is the address of an asset that is not here.</summary>
    public bool IsGone(string address) =>
        address.StartsWith(Root + "/", StringComparison.Ordinal) && files?.GetFileInfo(SingleSlashes.Clean(address[Root.Length..])).Exists != true;

    public void Dispose() => files?.Dispose();
}
