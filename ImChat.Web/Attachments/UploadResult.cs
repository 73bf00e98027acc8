using ImChat.Domain;
using ImChat.Domain.Attachments;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Attachments;

/// <summary>What became of an upload: the attachment, or the sentence that says why there is none.</summary>
internal readonly record struct UploadResult(Attachment? Attachment, string Problem)
{
    public static implicit operator UploadResult(Attachment attachment) => new(attachment, "");

    public static implicit operator UploadResult(string problem) => new(null, problem);

    public static implicit operator UploadResult(Refusal refusal) => new(null, LegacyTexts.Of(refusal));
}
