using System.Diagnostics;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>A device on one line: asks for what it missed, sends its outbox in order, takes what comes.</summary>
internal sealed class DeviceSession(Line line, int number, DeviceMemory memory, TimeSpan heartbeat, Action synced)
{
    private const int MostUnanswered = 2;
    private static readonly TimeSpan GreetingWithin = TimeSpan.FromSeconds(10);

    private int unanswered;
    private bool isGood;
    private TimeSpan? bye;

    public async Task<Served> RunAsync(CancellationToken ending)
    {
        if (await GreetingAsync() is not { } greeting || FrameReader.Read(greeting) is not HelloFrame hello)
            return new Served(IsGood: false);
        memory.Name ??= hello.Device;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ending);
        await line.WriteAsync(FrameWriter.Resume(memory.Name, memory.Cursors.Complete));
        var sending = SendAsync(over.Token);
        var beating = BeatAsync(over.Token);
        while (await line.ReadAsync() is { } text)
            await TakeAsync(FrameReader.Read(text));
        await over.CancelAsync();
        await sending;
        await beating;
        return new Served(isGood, bye);
    }

    /// <summary>Without one in time the line is dead, though nobody says so: it may have been forgotten between handshake and greeting.</summary>
    private async Task<string?> GreetingAsync()
    {
        using var patience = new CancellationTokenSource(GreetingWithin);
        await using var givingUp = patience.Token.Register(line.Cut);
        return await line.ReadAsync();
    }

    private async Task TakeAsync(Frame frame)
    {
        switch (frame)
        {
            case MessageFrame { Message: var message }:
                Had(ReceiptKind.Message, message.Place, memory.History.Kept(message.Content));
                break;
            case AckFrame ack:
                memory.History.Acked(ack.Cid, ack.Place, ack.IsRepetition);
                Had(ack.IsRepetition ? ReceiptKind.RepeatedAck : ReceiptKind.Ack, ack.Place, "");
                memory.Outbox.Remove(ack.Cid);
                break;
            case ErrorFrame error:
                Refused(error);
                break;
            case ResetFrame reset:
                memory.Cursors.Reset(reset.Conversation, reset.Last);
                break;
            case SyncedFrame:
                isGood = true;
                synced();
                break;
            case ByeFrame { After: var after }:
                bye = after;
                break;
            case PageFrame page:
                memory.Pages.Writer.TryWrite(page);
                break;
            case OtherFrame { Type: "pong" }:
                Volatile.Write(ref unanswered, 0);
                break;
        }
        if (memory.Cursors.AreDue)
            await TellAsync();
    }

    private void Had(ReceiptKind kind, Place place, string content)
    {
        memory.Record.Add(new Receipt(number, kind, place, content, Stopwatch.GetTimestamp()));
        memory.Cursors.Take(place);
    }

    private void Refused(ErrorFrame error)
    {
        if (error.Cid is not { } cid)
        {
            if (error.Code == "busy" && !isGood)
            {
                // It cannot remember a new device just now: later, on another line.
                line.Cut();
                return;
            }
            memory.History.Complaints.Enqueue($"{memory.Record.Name} was told {error.Code}");
            return;
        }
        memory.History.Refused(cid, error.Code);
        if (error.Code is "busy" or "rate")
            memory.Outbox.Postpone(cid, error.Retry);
        else
            memory.Outbox.Remove(cid);
    }

    private async Task SendAsync(CancellationToken over)
    {
        try
        {
            for (var turn = 0L; ;)
            {
                var next = await memory.Outbox.NextAsync(turn, over);
                turn = next.Turn;
                memory.History.Invoked(next.Send, memory.Caller.Id, memory.Record.Name);
                if (!await line.WriteAsync(FrameWriter.Send(next.Send, memory.Caller.Id)))
                    return;
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The line is over; the next one starts from the beginning of the outbox.
        }
    }

    private async Task BeatAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(heartbeat);
        try
        {
            for (var beat = 1; await timer.WaitForNextTickAsync(over); beat++)
            {
                if (Interlocked.Increment(ref unanswered) > MostUnanswered)
                    line.Cut();
                await line.WriteAsync(FrameWriter.Ping(beat));
                await TellAsync();
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The line is over.
        }
    }

    private async Task TellAsync()
    {
        foreach (var (conversation, seq) in memory.Cursors.Tell())
            await line.WriteAsync(FrameWriter.Got(conversation, seq));
    }
}
