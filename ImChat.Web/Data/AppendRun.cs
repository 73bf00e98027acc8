using ImChat.Domain.Messages;

namespace ImChat.Web.Data;

/// <summary>Messages of one conversation that take their numbers together.</summary>
internal sealed class AppendRun(Audience audience)
{
    public Audience Audience => audience;

    /// <summary>Where they stand in the batch.</summary>
    public List<int> Places { get; } = [];

    public bool Takes(Audience other) => (other.Revision, other.IsWithheld) == (audience.Revision, audience.IsWithheld);
}

/// <summary>A message with its place in its conversation.</summary>
internal readonly record struct NumberedMessage(NewMessage Message, Audience Audience, long Seq)
{
    /// <summary>As it is stored.</summary>
    public ChatMessage Stored(long id, DateTimeOffset now)
    {
        var draft = Message.Draft;
        return new ChatMessage(id, Audience.Conversation, Seq, Message.Sender, draft.To, draft.Body, now, draft.ClientId, draft.Frame, Audience.IsWithheld);
    }
}
