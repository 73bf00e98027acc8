using System.Text.Json;
using ImChat.Domain.Wire;
using ImChat.Web.Layout;
using ImChat.Web.Sockets.Devices;

namespace ImChat.Web.Docs.Devices;

internal static class ErrorChapter
{
    public static Chapter Write() => new("v2-errors", DeviceTexts.ErrorsTitle)
    {
        Rules = [DeviceTexts.ErrorRule],
        Frames = [ServerFrames.Error],
        Tables = [Codes()],
        Examples = ErrorExamples.All,
    };

    private static Table Codes() => new(DeviceTexts.CodesCaption, [ProtocolTexts.Code, ProtocolTexts.When, DeviceTexts.Again],
    [
        Code(DeviceError.BadJson, DeviceTexts.WhenBadJson.Fill(DeviceRequestReader.MaxDepth), DeviceTexts.AgainBadJson.Fill(DeviceSockets.MostNonsense)),
        Code(DeviceError.UnknownType, DeviceTexts.WhenUnknownType, DeviceTexts.AgainNever),
        Code(DeviceError.BadArg, DeviceTexts.WhenBadArgument, DeviceTexts.AgainNever),
        Code(DeviceError.TooBig, DeviceTexts.WhenTooBig, DeviceTexts.AgainShorter),
        Code(DeviceError.Rate, DeviceTexts.WhenRate, DeviceTexts.AgainRate),
        Code(DeviceError.Busy, DeviceTexts.WhenBusy, DeviceTexts.AgainBusy),
        Code(DeviceError.NotMember, DeviceTexts.WhenNotMember, DeviceTexts.AgainNever),
        Code(DeviceError.Forbidden, DeviceTexts.WhenForbidden, DeviceTexts.AgainNever),
        Code(DeviceError.NotFriend, DeviceTexts.WhenNotFriend, DeviceTexts.AgainNever),
        Code(DeviceError.CidConflict, DeviceTexts.WhenConflict, DeviceTexts.AgainConflict),
        Code(DeviceError.BadAck, DeviceTexts.WhenBadAck, DeviceTexts.AgainNever),
    ]);

    private static string[] Code(DeviceError error, string when, string again) => [$"`{JsonNamingPolicy.SnakeCaseLower.ConvertName($"{error}")}`", when, again];
}
