using ImChat.Domain;
using ImChat.Web.Attachments;
using ImChat.Web.Docs.Examples;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Docs.Chapters;

internal static class UploadChapter
{
    public static Chapter Write() => new("files", ProtocolTexts.FilesTitle)
    {
        Addresses =
        [
            new("/attach/upload", ProtocolTexts.UploadMeaning)
            {
                Parameters =
                [
                    new("file", ProtocolTexts.File, ProtocolTexts.ParameterFile),
                    new("filetype", ProtocolTexts.Text, ProtocolTexts.ParameterFileType),
                    new("userid", ProtocolTexts.Number, ProtocolTexts.ParameterUploader),
                    Caller.Token,
                ],
                Refusals =
                [
                    new(LegacyTexts.NotMultipart, ProtocolTexts.WhenNotMultipart),
                    new(LegacyTexts.NoBoundary, ProtocolTexts.WhenNoBoundary),
                    new(LegacyTexts.BrokenMultipart, ProtocolTexts.WhenBroken),
                    new(LegacyTexts.NoFile, ProtocolTexts.WhenNoFile),
                    Caller.Unproved,
                    Refused(Refusal.TooBig, ProtocolTexts.WhenTooBig),
                    Refused(Refusal.TooManyPixels, ProtocolTexts.WhenTooManyPixels),
                    Refused(Refusal.QuotaUsed, ProtocolTexts.WhenQuotaUsed),
                    Refused(Refusal.RateLimited, ProtocolTexts.WhenTooOften),
                    Refused(Refusal.Busy, ProtocolTexts.WhenBusy),
                ],
                Examples = UploadExamples.Upload,
            },
            new($"{AttachmentAddress.Folder}/{{name}}", ProtocolTexts.DownloadMeaning)
            {
                Aliases = [$"{AttachmentAddress.OtherFolder}/{{name}}"],
                Examples = UploadExamples.Download,
            },
        ],
        Rules = [ProtocolTexts.SuffixRule, ProtocolTexts.VoiceRule, ProtocolTexts.ServingRule],
    };

    private static RefusedWith Refused(Refusal refusal, string when) => new(LegacyTexts.Of(refusal), when);
}
