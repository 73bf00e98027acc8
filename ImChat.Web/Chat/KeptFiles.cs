using ImChat.Domain.Attachments;
using ImChat.Web.Attachments;
using ImChat.Web.Legacy.Pages;

namespace ImChat.Web.Chat;

/// <summary>Which of the files that messages and profiles name are still there, so that a page does not ask for what is not.</summary>
internal sealed class KeptFiles(IAttachmentStore store, OldAssets assets)
{
    /// <summary>Whether this address names an upload or an old asset that is not kept here.</summary>
    public bool IsGone(string address) => AttachmentAddress.IsUpload(address)
        ? !AttachmentAddress.TryParse(address, out var name) || store.IsGone(name)
        : assets.IsGone(address);
}
