using ImChat.Web.Docs.Examples;
using ImChat.Web.Layout;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Docs.Chapters;

internal static class ProofChapter
{
    public static Chapter Write() => new("proof", ProtocolTexts.ProofTitle)
    {
        Rules = [ProtocolTexts.ProofNeeded.Fill(LegacyTexts.SignInFirst), ProtocolTexts.ProofToken, ProtocolTexts.ProofOrigin, ProtocolTexts.ProofOpen],
        Tables =
        [
            new(ProtocolTexts.ProofsCaption, [ProtocolTexts.Proof, ProtocolTexts.Meaning],
            [
                ["`token`", ProtocolTexts.ProofByParameter],
                ["`Authorization: Bearer`", ProtocolTexts.ProofByBearer],
                ["`Cookie: imchat.{id}`", ProtocolTexts.ProofByCookie],
                ["`Referer`", ProtocolTexts.ProofByReferer],
            ]),
        ],
        Examples = RequestExamples.Proofs,
    };
}
