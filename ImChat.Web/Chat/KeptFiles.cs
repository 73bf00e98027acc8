using ImChat.Domain.Attachments;
using ImChat.Web.Attachments;

namespace ImChat.Web.Chat;

/// <summary>Which of the files that messages name are still there, so that a page does not ask for what is not.</summary>
internal sealed class KeptFiles(IAttachmentStore store)
{
    /// <summary>Whether this address names an upload that is not kept here.</summary>
    public bool IsGone(string address) => AttachmentAddress.IsUpload(address) && (!AttachmentAddress.TryParse(address, out var name) || store.IsGone(name));
}
