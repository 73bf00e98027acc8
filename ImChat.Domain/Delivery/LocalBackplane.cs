namespace ImChat.Domain.Delivery;

/// <summary>The backplane of a single node: straight to its own bus.</summary>
public sealed class LocalBackplane(MessageBus bus) : IBackplane
{
    /// <inheritdoc/>
    public ValueTask PublishAsync(Envelope envelope)
    {
        bus.Deliver(envelope);
        return ValueTask.CompletedTask;
    }
}
