using System.Globalization;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using Microsoft.EntityFrameworkCore;

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
        row.IsWithheld)
    {
        Notice = row.AsNotice(),
    };

    public static MessageBody AsBody(this MessageRow row) =>
        row.Notice is null ? new(row.Media, row.Content, row.Pic, row.Url, row.Memo, row.Amount) : new(MediaKind.None);

    public static GroupNotice? AsNotice(this MessageRow row) => row.Notice is { } kind
        ? new GroupNotice(kind, [.. row.Memo.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => new UserId(long.Parse(number, CultureInfo.InvariantCulture)))], row.Content)
        : null;

    /// <summary>A line that nobody wrote, to be appended.</summary>
    public static MessageRow AsRow(this GroupNotice notice, UserId actor, GroupId group) => new()
    {
        SenderId = actor.Value,
        ToKind = PeerKind.Group,
        ToNumber = group.Value,
        Notice = notice.Kind,
        Memo = string.Join(',', notice.People),
        Content = notice.Text,
    };

    /// <summary>Stores it as the next one of its conversation, within the transaction that is open.</summary>
    public static async Task<ChatMessage> AppendAsync(ChatDb db, ConversationId conversation, MessageRow row, DateTimeOffset now, CancellationToken cancellation)
    {
        // The update holds the conversation's row until the commit: the order of numbers is the order of commits.
        // What the other one never sees does not move the conversation in their list.
        await db.Conversations.Where(c => c.Id == conversation.Value).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.LastSeq, c => c.LastSeq + 1).SetProperty(c => c.LastAt, c => row.IsWithheld ? c.LastAt : now), cancellation);
        row.ConversationId = conversation.Value;
        row.Seq = await db.Conversations.Where(c => c.Id == conversation.Value).Select(c => c.LastSeq).SingleAsync(cancellation);
        row.At = now;
        db.Messages.Add(row);
        await db.SaveChangesAsync(cancellation);
        db.Entry(row).State = EntityState.Detached;
        return row.AsMessage();
    }
}
