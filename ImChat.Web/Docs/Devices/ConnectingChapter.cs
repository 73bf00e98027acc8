namespace ImChat.Web.Docs.Devices;

internal static class ConnectingChapter
{
    public static Chapter Write() => new("v2-connecting", DeviceTexts.ConnectingTitle)
    {
        Rules = [DeviceTexts.AskRule, DeviceTexts.ProofRule, DeviceTexts.GreetingRule],
        Frames = [ServerFrames.Hello],
        Tables =
        [
            new(DeviceTexts.ProofsCaption, [ProtocolTexts.Proof, ProtocolTexts.Meaning],
            [
                ["`?id={id}&token={token}`", DeviceTexts.ProofByAddress],
                ["`Authorization: Bearer`", DeviceTexts.ProofByBearer],
                ["`Cookie: imchat.{id}`", DeviceTexts.ProofByCookie],
            ]),
        ],
        Examples = ConnectingExamples.All,
    };
}
