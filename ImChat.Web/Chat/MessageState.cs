namespace ImChat.Web.Chat;

/// <summary>How far one of the viewer's own messages has come.</summary>
/// <param name="Progress">As far as with everybody it was said to.</param>
/// <param name="Readers">How many of them have read it, as far as the viewer may know.</param>
public readonly record struct MessageState(MessageProgress Progress, int Readers);

/// <summary>The steps of a message that is stored.</summary>
public enum MessageProgress
{
    /// <summary>It is stored, and nothing more is known.</summary>
    Sent,

    /// <summary>Some device of everybody's has received it.</summary>
    Delivered,

    /// <summary>Everybody has read it.</summary>
    Read,
}
