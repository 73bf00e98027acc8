using ImChat.Domain.Messages;

namespace ImChat.Web.Chat;

/// <summary>Runs the writer while the program runs; at the end what is queued is still stored.</summary>
internal sealed class MessageWriterHost(MessageWriter writer) : IHostedService, IDisposable
{
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(1.5);

    private readonly OwnThread thread = new("messages");
    private Task running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = Task.Factory.StartNew(writer.RunAsync, CancellationToken.None, TaskCreationOptions.None, thread).Unwrap();
        return Task.CompletedTask;
    }

    /// <summary>The time for stopping may be used up by slow connections; the few messages that are queued are stored all the same.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        writer.Complete();
        await Task.WhenAny(running, Task.Delay(LongestFlush, CancellationToken.None));
    }

    public void Dispose() => thread.Dispose();
}
