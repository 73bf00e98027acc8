using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>One person has come further in a conversation. Cursors never go back: of two moves the larger numbers count.</summary>
/// <param name="Person">Who.</param>
/// <param name="Conversation">Where; a move in a conversation that is not theirs changes nothing.</param>
/// <param name="Got">Received up to here, or 0 when that is not what moved.</param>
/// <param name="Read">Read up to here, and so received; or 0.</param>
/// <param name="Device">Whose own cursor moves along with its person's; null for clients that keep none.</param>
public sealed record CursorMove(UserId Person, ConversationId Conversation, long Got, long Read = 0, DeviceId? Device = null)
{
    internal CursorMove And(CursorMove later) => this with { Got = Math.Max(Got, later.Got), Read = Math.Max(Read, later.Read) };
}
