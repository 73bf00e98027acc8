using ImChat.Domain.Messages;

namespace ImChat.Web.Tests.Messages;

internal static class Writing
{
    /// <summary>Queues a message and waits until it is stored or refused.</summary>
    public static async Task<SendResult> AppendAsync(this MessageWriter writer, NewMessage message, CancellationToken cancellation) =>
        await await writer.EnqueueAsync(message, cancellation);
}
