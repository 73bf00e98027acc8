using ImChat.Domain.Groups;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;

namespace ImChat.Domain.Delivery;

/// <summary>Something that happened and that open pages and sockets want to know at once.</summary>
public abstract record ChatEvent
{
    /// <summary>Whether it means nothing a moment later and is kept nowhere: the first to go when a connection is slow.</summary>
    public virtual bool IsFleeting => false;
}

/// <summary>A message was stored.</summary>
/// <param name="Message">The message as stored.</param>
/// <param name="Origin">The mailbox of the connection that sent it, or null when it came without one.</param>
public sealed record MessageArrived(ChatMessage Message, long? Origin) : ChatEvent
{
    private byte[]? frame;
    private byte[]? deviceFrame;
    private byte[]? ownDeviceFrame;

    /// <summary>What each of the recipients is told: whoever is never to see it learns that its number is taken.</summary>
    public static IEnumerable<Envelope> Envelopes(ChatMessage message, long? origin, IReadOnlyList<UserId> recipients)
    {
        var arrived = new MessageArrived(message, origin);
        if (!message.IsWithheld)
            return [new Envelope(arrived, recipients)];
        return
        [
            new Envelope(arrived, [message.Sender]),
            new Envelope(new MessageWithheld(message.Conversation, message.Seq), [.. recipients.Where(person => person != message.Sender)]),
        ];
    }

    /// <summary>The message as old sockets receive it, encoded once for all of them.</summary>
    public ReadOnlyMemory<byte> Frame => frame ??= WireCodec.Encode(Message);

    /// <summary>The message as clients of <c>imchat.v2</c> receive it, encoded once for the sender's own and once for all others.</summary>
    public ReadOnlyMemory<byte> DeviceFrameFor(UserId owner) => owner == Message.Sender
        ? ownDeviceFrame ??= DeviceFrames.Message(Message, isOwn: true)
        : deviceFrame ??= DeviceFrames.Message(Message, isOwn: false);
}

/// <summary>A message was stored that the receiver, who takes part in the conversation, is never to see. Its number is taken all the same.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Seq">Its number.</param>
public sealed record MessageWithheld(ConversationId Conversation, long Seq) : ChatEvent;

/// <summary>Somebody looks different to the receiver: what they say of themselves, or what the receiver keeps of them.</summary>
/// <param name="Person">Who.</param>
public sealed record PersonChanged(UserId Person) : ChatEvent;

/// <summary>Who wants to be a friend of the receiver is not what it was.</summary>
public sealed record RequestsChanged : ChatEvent;

/// <summary>A friend or a group is new in the receiver's lists.</summary>
/// <param name="Peer">Who or which.</param>
public sealed record PeerAdded(Peer Peer) : ChatEvent;

/// <summary>Something about a group is not as it was: itself, who is in it, or what they may; the receiver may be in it no longer.</summary>
/// <param name="Group">Which one.</param>
public sealed record GroupChanged(GroupId Group) : ChatEvent;

/// <summary>The receiver has arranged a conversation in their own list anew.</summary>
/// <param name="Peer">Who or which.</param>
public sealed record ListChanged(Peer Peer) : ChatEvent;

/// <summary>The receiver has written, on some device of theirs, what they have not sent yet.</summary>
/// <param name="Draft">As it is kept now.</param>
public sealed record DraftKept(Draft Draft) : ChatEvent;

/// <summary>Somebody has received or read a conversation up to here: the receiver themselves on some device of theirs, or somebody they talk with.</summary>
/// <param name="Conversation">Which one.</param>
/// <param name="Person">Whose cursor moved.</param>
/// <param name="To">The conversation as that person sees it.</param>
/// <param name="Got">Up to here some device of theirs has received it.</param>
/// <param name="Read">Up to here they have read it; 0 where that is not for the receiver to know. At most <paramref name="Got"/>.</param>
public sealed record CursorMoved(ConversationId Conversation, UserId Person, Peer To, long Got, long Read) : ChatEvent;

/// <summary>Somebody is writing in a conversation. Means nothing any more <see cref="Lifetime"/> later.</summary>
/// <param name="Conversation">Which one.</param>
/// <param name="Person">Who writes.</param>
/// <param name="To">The conversation as the writer sees it.</param>
public sealed record TypingStarted(ConversationId Conversation, UserId Person, Peer To) : ChatEvent
{
    /// <summary>Without another such event for this long, they have stopped.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(6);

    /// <inheritdoc/>
    public override bool IsFleeting => true;
}

/// <summary>A friend of the receiver came online or went.</summary>
/// <param name="Person">The friend.</param>
/// <param name="IsOnline">Whether some device of theirs is connected.</param>
/// <param name="At">Since when.</param>
public sealed record PresenceChanged(UserId Person, bool IsOnline, DateTimeOffset At) : ChatEvent
{
    /// <inheritdoc/>
    public override bool IsFleeting => true;
}

/// <summary>The receiver has decided something about themselves, on one of their pages.</summary>
/// <param name="Settings">As it is now.</param>
public sealed record SettingsChanged(PersonalSettings Settings) : ChatEvent;

/// <summary>A connection has been sent everything that was stored before it began to follow; what comes now is new.</summary>
public sealed record CaughtUp : ChatEvent;
