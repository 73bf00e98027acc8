using ImChat.Domain.Delivery;
using Npgsql;

namespace ImChat.Web.Data;

/// <summary>
/// Asks a database server, every two seconds, whether it is there. After ten seconds without it this node cannot serve anybody: its sockets are
/// closed, so that their clients find one that can. It has connections of its own: that all others are busy does not mean that the server is gone.
/// </summary>
internal sealed partial class ServerWatch(NpgsqlDataSource server, MessageBus bus, TimeProvider clock, ILogger<ServerWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private long answeredAt = clock.GetTimestamp();

    public override void Dispose()
    {
        server.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Judge(await AnswersAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    /// <summary>Whether it answers soon. Behind a cut line even giving up takes longer.</summary>
    private async Task<bool> AnswersAsync(CancellationToken stopping)
    {
        var asking = AskAsync(stopping);
        return await Task.WhenAny(asking, Task.Delay(Period, clock, stopping)) == asking && await asking;
    }

    private async Task<bool> AskAsync(CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Period);
        try
        {
            await using var question = server.CreateCommand("SELECT 1");
            return await question.ExecuteNonQueryAsync(patience.Token) < 0;
        }
        catch (Exception error) when (StorageFault.IsUnavailable(error) || error is OperationCanceledException)
        {
            return false;
        }
    }

    private void Judge(bool answers)
    {
        if (answers)
            answeredAt = clock.GetTimestamp();
        if (answers && bus.IsClosed)
        {
            Log.BackAgain(logger);
            bus.Reopen();
        }
        else if (!bus.IsClosed && clock.GetElapsedTime(answeredAt) >= Patience)
        {
            Log.CutOff(logger, Patience.TotalSeconds);
            bus.Close();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database has not answered for {Seconds} s; sockets are closed until it does")]
        public static partial void CutOff(ILogger logger, double seconds);

        [LoggerMessage(Level = LogLevel.Information, Message = "The database answers again")]
        public static partial void BackAgain(ILogger logger);
    }
}
