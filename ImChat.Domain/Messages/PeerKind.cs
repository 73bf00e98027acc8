namespace ImChat.Domain.Messages;

/// <summary>What is at the other end of a conversation. The values are the wire's <c>cmd</c>.</summary>
public enum PeerKind
{
    /// <summary>One other person (cmd 10).</summary>
    Person = 10,

    /// <summary>A group (cmd 11).</summary>
    Group = 11,
}
