namespace ImChat.Web.Data;

/// <summary>Ends the program, with an exit code that says so, when the disk under the database has failed; whoever started it starts it anew.</summary>
internal sealed partial class StorageGuard(StorageHealth health, IHostApplicationLifetime lifetime, ILogger<StorageGuard> logger) : BackgroundService
{
    private const int ExitCode = 70;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var error = await health.Broken.WaitAsync(stoppingToken);
            Log.Broken(logger, error);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        Environment.ExitCode = ExitCode;
        lifetime.StopApplication();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The disk under the database failed; the program ends so that nothing is believed that may not be stored")]
        public static partial void Broken(ILogger logger, Exception error);
    }
}
