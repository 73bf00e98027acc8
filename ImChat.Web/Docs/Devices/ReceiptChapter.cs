namespace ImChat.Web.Docs.Devices;

internal static class ReceiptChapter
{
    public static Chapter Write() => new("v2-receipts", DeviceTexts.ReceiptsTitle)
    {
        Rules =
        [
            DeviceTexts.GotRule,
            DeviceTexts.ReadRule,
            DeviceTexts.ForwardRule,
            DeviceTexts.ReceiptRule,
            DeviceTexts.WhoIsToldRule,
            DeviceTexts.PrivateRule,
            DeviceTexts.OnceRule,
        ],
        Frames = [ClientFrames.Got, ClientFrames.Read, ServerFrames.Receipt],
        Examples = ReceiptExamples.All,
    };
}
