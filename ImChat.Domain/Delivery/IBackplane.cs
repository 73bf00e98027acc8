namespace ImChat.Domain.Delivery;

/// <summary>Carries envelopes to the message bus of every node. A hint, not the truth: what it loses is repaired from storage.</summary>
public interface IBackplane
{
    /// <summary>Hands the envelope over. Never waits for a receiver and does not throw when one cannot be reached.</summary>
    ValueTask PublishAsync(Envelope envelope);
}
