using ImChat.Domain.People;

namespace ImChat.Domain.Messages;

/// <summary>Keeps messages for ever, in order, and reads them for those who may.</summary>
public interface IMessageStore
{
    /// <summary>
    /// Stores a batch in its order, in one transaction, and answers when it is on disk: a result for each, in the same order. The next
    /// <c>Seq</c> of each conversation is given here. A client id seen before answers with the first message; one row that cannot be stored
    /// is refused alone. Where an audience holds no longer it is asked again here: whoever may not write any more is refused, whoever takes
    /// part now receives it. All are refused with <see cref="Refusal.Busy"/> while the database is full or locked. Called by one writer at a time.
    /// </summary>
    /// <exception cref="OutcomeUnknownException">The database could not be reached for long: whether the batch is stored nobody knows.</exception>
    /// <exception cref="StorageBrokenException">The disk failed: whether the batch is stored nobody knows, and nothing may be stored after it.</exception>
    Task<IReadOnlyList<SendResult>> AppendAsync(IReadOnlyList<NewMessage> batch, CancellationToken cancellation);

    /// <summary>Up to <paramref name="count"/> messages with a <c>Seq</c> below <paramref name="before"/> that the reader may see, oldest first.</summary>
    Task<IReadOnlyList<ChatMessage>> BeforeAsync(UserId reader, Peer peer, long before, int count, CancellationToken cancellation);

    /// <summary>Up to <paramref name="count"/> messages with a <c>Seq</c> above <paramref name="after"/> that the reader may see, oldest first.</summary>
    Task<IReadOnlyList<ChatMessage>> AfterAsync(UserId reader, Peer peer, long after, int count, CancellationToken cancellation);
}
