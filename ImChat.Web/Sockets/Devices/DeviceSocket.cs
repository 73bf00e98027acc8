using ImChat.Domain.Delivery;
using ImChat.Domain.Wire;
using ImChat.Web.Hosting;

namespace ImChat.Web.Sockets.Devices;

/// <summary>One connection of a device that speaks <c>imchat.v2</c>, from hello to goodbye.</summary>
internal sealed class DeviceSocket(
    SocketLine line, Mailbox mailbox, DeviceRequests requests, DeviceStream stream, DeviceSends sends, RateLimitOptions rates, TimeProvider clock)
{
    /// <summary>How often a client should ask whether we are there; a browser cannot see the pings of the protocol below.</summary>
    public const int PingSeconds = 25;

    /// <summary>Those who are told to go come back spread over this time, not all at once.</summary>
    public static readonly TimeSpan ComeBackWithin = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(3);

    /// <summary>Serves the connection until either side ends it or the server stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var drain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = stopping.Register(drain.SetResult);
        var receiving = await HelloAsync() ? requests.RunAsync() : Task.FromResult<CloseReason?>(null);
        var first = await Task.WhenAny(receiving, stream.Gone, drain.Task, mailbox.Ended);
        requests.Stop();
        var isDraining = first == drain.Task;
        var reason = isDraining ? CloseReason.Restarting : mailbox.Ended.IsCompleted ? CloseReason.Of(await mailbox.Ended, CloseReason.DeviceRevoked) : await (Task<CloseReason?>)first;
        await stream.StopAsync();
        mailbox.Dispose();
        await sends.FlushAsync(LongestFlush);
        if (isDraining)
            await SayByeAsync();
        await line.CloseAsync(reason, receiving);
    }

    private async Task<bool> HelloAsync()
    {
        var rate = (rates.MessagesPerSecond, Domain.Messages.SendLimits.BurstOf(rates.MessagesPerSecond));
        return await TryWriteAsync(DeviceFrames.Hello(mailbox.Owner, DeviceId.New(), FrameReader.LargestMessage, rate, PingSeconds, clock.GetUtcNow()));
    }

    private Task<bool> SayByeAsync() => TryWriteAsync(DeviceFrames.Bye("drain", ComeBackWithin * Random.Shared.NextDouble()));

    private async Task<bool> TryWriteAsync(byte[] frame)
    {
        try
        {
            await line.WriteAsync(frame);
            return true;
        }
        catch (Exception error) when (SocketLine.IsGone(error))
        {
            return false;
        }
    }
}
