using ImChat.Web.Attachments;
using ImChat.Web.Legacy.Pages;

namespace ImChat.Web.Layout;

/// <summary>Addresses that people put into messages and profiles: which of them a page may follow.</summary>
internal static class SafeAddress
{
    /// <summary>A path on this server: such a picture may be loaded without telling anybody else that it was.</summary>
    public static bool IsOwn(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not '/' and not '\\') && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));

    /// <summary>
    /// A file that somebody uploaded here, or an old asset: only these are embedded. Any other path would make the viewer's browser ask for
    /// it, with the viewer's cookies.
    /// </summary>
    public static bool IsFile(string? address) =>
        IsOwn(address) && (AttachmentAddress.IsUpload(address!) || address!.StartsWith(OldAssets.Root + "/", StringComparison.Ordinal));

    /// <summary>A path here, or a plain web address without a name and password in it; anything else is not made a link.</summary>
    public static bool IsLink(string? address) =>
        IsOwn(address)
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.UserInfo.Length == 0
            && !address!.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)));
}
