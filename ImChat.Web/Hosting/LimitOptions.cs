namespace ImChat.Web.Hosting;

/// <summary>Section <c>Limits</c>.</summary>
internal sealed class LimitOptions
{
    /// <summary>A message of so many Chinese characters still fits into one message of the circuit.</summary>
    public const int MostMessageChars = 16_000;

    /// <summary>Pages and sockets one person may have open together.</summary>
    public int ConnectionsPerPerson { get; set; } = 50;

    /// <summary>Pages and sockets of everybody together.</summary>
    public int Connections { get; set; } = 10_000;

    /// <summary>UTF-16 units of a message from a page or with <c>imchat.v2</c>.</summary>
    public int MessageChars { get; set; } = 8000;
}
