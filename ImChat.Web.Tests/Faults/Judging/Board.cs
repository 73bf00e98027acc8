using ImChat.Domain.Messages;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>The same facts, looked up from every side.</summary>
internal sealed class Board
{
    public Board(IReadOnlyList<SendStory> sends, IReadOnlyCollection<Talk> talks, FinalRead read)
    {
        (Sends, Read) = (sends, read);
        SendsByCid = sends.ToDictionary(story => story.Send.Cid);
        var talksByKey = talks.ToDictionary(talk => talk.Key);
        Talks = read.Conversations.Where(one => talksByKey.ContainsKey(one.Value)).ToDictionary(one => one.Key, one => talksByKey[one.Value]);
        RowsByCid = read.Rows.Where(row => row.SendName is not null).ToLookup(row => row.SendName!);
        RowsByConversation = read.Rows.GroupBy(row => row.Place.Conversation).ToDictionary(rows => rows.Key, rows => rows.OrderBy(row => row.Place.Seq).ToList());
        RowsByPlace = read.Rows.ToLookup(row => (row.Place.Conversation, row.Place.Seq));
    }

    public IReadOnlyList<SendStory> Sends { get; }

    public FinalRead Read { get; }

    public IReadOnlyDictionary<string, SendStory> SendsByCid { get; }

    public IReadOnlyDictionary<ConversationId, Talk> Talks { get; }

    public ILookup<string, StoredMessage> RowsByCid { get; }

    public IReadOnlyDictionary<ConversationId, List<StoredMessage>> RowsByConversation { get; }

    public ILookup<(ConversationId Conversation, long Seq), StoredMessage> RowsByPlace { get; }
}
