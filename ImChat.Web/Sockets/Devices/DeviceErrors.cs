using ImChat.Domain;
using ImChat.Domain.Messages;
using ImChat.Domain.Wire;

namespace ImChat.Web.Sockets.Devices;

/// <summary>How a refusal is said in <c>imchat.v2</c>.</summary>
internal static class DeviceErrors
{
    /// <summary>When to try again what could not be stored.</summary>
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);

    public static byte[] Frame(SendResult refused, string clientId) =>
        DeviceFrames.Error(Of(refused.Refusal!.Value), clientId, refused.Refusal == Refusal.Busy ? BusyPause : refused.RetryAfter);

    private static DeviceError Of(Refusal refusal) => refusal switch
    {
        Refusal.RateLimited => DeviceError.Rate,
        Refusal.Busy => DeviceError.Busy,
        Refusal.TooLong => DeviceError.TooBig,
        Refusal.NotMember or Refusal.UnknownGroup => DeviceError.NotMember,
        Refusal.Muted => DeviceError.Forbidden,
        Refusal.NotFriend => DeviceError.NotFriend,
        Refusal.ClientIdConflict => DeviceError.CidConflict,
        _ => DeviceError.BadArg,
    };
}
