namespace ImChat.Domain.Messages;

/// <summary>What a message is made of. The values stand on the wire; numbers not named here are stored and shown by a fallback.</summary>
public enum MediaKind
{
    /// <summary>No kind was given.</summary>
    None = 0,

    /// <summary><c>content</c> is the text.</summary>
    Text = 1,

    /// <summary><c>content</c> title, <c>pic</c> picture, <c>url</c> article, <c>memo</c> description.</summary>
    News = 2,

    /// <summary><c>url</c> recording, <c>amount</c> seconds.</summary>
    Voice = 3,

    /// <summary><c>url</c> picture; stickers travel as this too.</summary>
    Image = 4,

    /// <summary><c>url</c> picture, <c>amount</c> cents, <c>memo</c> greeting. A card: no money moves.</summary>
    RedPacket = 5,

    /// <summary><c>content</c> is the emoji.</summary>
    Emoji = 6,

    /// <summary><c>url</c> is the address.</summary>
    Link = 7,

    /// <summary><c>url</c> video, <c>pic</c> its still.</summary>
    Video = 8,

    /// <summary><c>content</c> a person's number, <c>pic</c> their picture, <c>memo</c> their name.</summary>
    ContactCard = 9,

    /// <summary>Whatever the sender's client makes of <c>content</c>; our pages share files this way, with <c>url</c> the file and <c>memo</c> its name.</summary>
    Custom = 100,
}
