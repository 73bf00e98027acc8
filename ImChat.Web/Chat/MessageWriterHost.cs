using ImChat.Domain.Messages;

namespace ImChat.Web.Chat;

/// <summary>Runs the writer while the program runs; at the end what is queued is still stored.</summary>
internal sealed class MessageWriterHost(MessageWriter writer) : IHostedService
{
    private Task running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = Task.Run(writer.RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        writer.Complete();
        return running.WaitAsync(cancellationToken);
    }
}
