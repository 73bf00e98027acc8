namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>A frame that brought a device a message, or the ack that stands for its own.</summary>
/// <param name="Line">Which of the device's connections, counted from 1.</param>
/// <param name="Kind">What brought it.</param>
/// <param name="Place">Where the message stands.</param>
/// <param name="Content">What it said; empty for an ack.</param>
/// <param name="At">When, in ticks of the stopwatch.</param>
internal readonly record struct Receipt(int Line, ReceiptKind Kind, Place Place, string Content, long At);

internal enum ReceiptKind
{
    /// <summary>A message.</summary>
    Message,

    /// <summary>The first ack of a message of one's own, which has its place in the stream.</summary>
    Ack,

    /// <summary>The ack of a repeated send, which may come at any time.</summary>
    RepeatedAck,
}
