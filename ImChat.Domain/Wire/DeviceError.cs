namespace ImChat.Domain.Wire;

/// <summary>Why a client of <c>imchat.v2</c> did not get what it asked for; on the wire in lower case with <c>_</c> between words. Definite: nothing was done.</summary>
public enum DeviceError
{
    /// <summary>Not an object in JSON, deeper than eight, or with one name twice.</summary>
    BadJson,

    /// <summary>There is no frame of this type.</summary>
    UnknownType,

    /// <summary>A field is missing or cannot be what it says.</summary>
    BadArg,

    /// <summary>A frame or a text is too large.</summary>
    TooBig,

    /// <summary>Too fast; <c>retryMs</c> says when to try again.</summary>
    Rate,

    /// <summary>The server cannot store just now; the same again later.</summary>
    Busy,

    /// <summary>The sender does not belong to this group, or the conversation is not theirs.</summary>
    NotMember,

    /// <summary>The sender, or everybody in the group, is muted.</summary>
    Forbidden,

    /// <summary>Only friends may write to this person, and the sender is none of theirs.</summary>
    NotFriend,

    /// <summary>The client id belongs to another message.</summary>
    CidConflict,

    /// <summary>A cursor beyond what this connection was sent.</summary>
    BadAck,
}
