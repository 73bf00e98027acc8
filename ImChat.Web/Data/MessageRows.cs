using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Data;

internal static class MessageRows
{
    /// <summary>A stored message as the rest of the program knows it.</summary>
    public static ChatMessage AsMessage(this MessageRow row) => new(
        row.Id,
        new ConversationId(row.ConversationId),
        row.Seq,
        new UserId(row.SenderId),
        new Peer(row.ToKind, row.ToNumber),
        row.AsBody(),
        row.At,
        row.ClientId,
        row.Frame is { } frame ? frame : (ReadOnlyMemory<byte>?)null,
        row.IsWithheld);

    public static MessageBody AsBody(this MessageRow row) => new(row.Media, row.Content, row.Pic, row.Url, row.Memo, row.Amount);
}
