using ImChat.Domain.Wire;
using ImChat.Web.Data;

namespace ImChat.Web.Sockets.Devices;

/// <summary>What a device asks for, one frame after the other. What cannot be understood is answered with an error; the connection lives.</summary>
internal sealed partial class DeviceRequests(
    SocketLine line, DeviceSends sends, DeviceStream stream, DeviceCursors cursors, DeviceHistory history, FloodGuard flood, Patience patience, ILogger logger)
{
    private volatile bool isStopped;

    /// <summary>What comes now is read to the end and done nothing about.</summary>
    public void Stop() => isStopped = true;

    /// <summary>Ends with the reason to close, or null when the other side ended it.</summary>
    public async Task<CloseReason?> RunAsync()
    {
        using var reader = new FrameReader(line.Socket);
        try
        {
            while (await reader.ReadAsync() is { } frame)
            {
                if (!isStopped && await TakeInAsync(reader, frame) is { } reason)
                    return reason;
            }
            return null;
        }
        catch (MessageTooBigException)
        {
            return CloseReason.DeviceTooBig;
        }
        catch (Exception error) when (SocketLine.IsGone(error))
        {
            // The line is dead, or somebody does not speak WebSocket: nothing to answer.
            return null;
        }
        catch (Exception error)
        {
            Log.Failed(logger, error);
            return CloseReason.Failure;
        }
    }

    private async Task<CloseReason?> TakeInAsync(FrameReader reader, ReadOnlyMemory<byte> frame)
    {
        if (!reader.IsText)
            return CloseReason.Malformed;
        if (reader.IsTooBig)
        {
            await RefuseAsync(DeviceError.TooBig);
            return null;
        }
        var request = DeviceRequestReader.Read(frame);
        if (request is SendRequest send)
            return flood.IsFlood(await sends.SendAsync(send.Draft)) ? CloseReason.DeviceFlood : null;
        if (request is BadRequest bad)
        {
            await RefuseAsync(bad.Code, bad.ClientId);
            return bad.Code == DeviceError.BadJson && patience.IsOver() ? CloseReason.Malformed : null;
        }
        await AnswerAsync(request);
        return null;
    }

    private async Task AnswerAsync(DeviceRequest request)
    {
        switch (request)
        {
            case ResumeRequest resume:
                await RefuseAsync(await ResumeAsync(resume));
                break;
            case GotRequest got:
                await RefuseAsync(cursors.Got(got));
                break;
            case ReadRequest read:
                await RefuseAsync(await cursors.ReadAsync(read));
                break;
            case TypingRequest typing:
                await stream.TellTypingAsync(typing.Conversation);
                break;
            case PingRequest ping:
                await line.WriteAsync(DeviceFrames.Pong(ping.Number));
                break;
            case HistoryRequest wanted:
                await RefuseAsync(await history.SendAsync(wanted));
                break;
        }
    }

    /// <summary>Null when it goes on from there, or why not.</summary>
    private async Task<DeviceError?> ResumeAsync(ResumeRequest resume)
    {
        try
        {
            await stream.ResumeAsync(resume);
            return null;
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error))
        {
            // A device seen for the first time has to be remembered.
            return DeviceError.Busy;
        }
    }

    private ValueTask RefuseAsync(DeviceError? code, string? clientId = null) => code is { } error ? line.WriteAsync(DeviceFrames.Error(error, clientId)) : default;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A request of a device failed")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
