using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Chat;

/// <summary>The list of conversations on a page of Anna's, as it follows what happens.</summary>
public sealed class ChatListTests : PageTest
{
    [Fact]
    public async Task ThatAMessageHasCome_IsNoChange_ThatItWasRead_Is()
    {
        await Page.Chats.OpenAsync(first: null);
        var message = await Database.SayAsync(Ben, Peer.Of(Anna), "one");
        await Page.HappensAsync(new MessageArrived(message, Origin: null));
        var changes = 0;
        Page.Chats.Changed += () =>
        {
            changes++;
            return Task.CompletedTask;
        };

        await Page.HappensAsync(new CursorMoved(message.Conversation, Anna, Peer.Of(Ben), Got: 1, Read: 0));
        Assert.Equal((0, 1), (changes, Page.Chats.Unread));
        await Page.HappensAsync(new CursorMoved(message.Conversation, Anna, Peer.Of(Ben), Got: 1, Read: 1));
        Assert.Equal((1, 0), (changes, Page.Chats.Unread));
    }
}
