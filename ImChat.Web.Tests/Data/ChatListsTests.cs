using ImChat.Domain;
using ImChat.Domain.Groups;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Chat;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Data;

public class ChatListsTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private UserId anna;
    private UserId ben;
    private UserId carl;

    public async ValueTask InitializeAsync() =>
        (anna, ben, carl) = (await database.PersonAsync("Anna"), await database.PersonAsync("Ben", "/mnt/ben.png"), await database.PersonAsync("Carl"));

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WhoHasNoConversation_HasAnEmptyList()
    {
        await database.SayAsync(anna, Peer.Of(ben), "hi");

        Assert.Empty(await ListAsync(carl));
        Assert.Null(await database.Lists.FindAsync(carl, Peer.Of(ben), CancellationToken.None));
    }

    [Fact]
    public async Task AStrangersFirstMessage_MakesAConversationInBothLists()
    {
        var said = await database.SayAsync(anna, Peer.Of(ben), "hi");

        var expected = new ChatSummary(Peer.Of(ben), said.Conversation, "Ben", "/mnt/ben.png", 1, anna.Value, "Anna", MessageBody.Text("hi"), said.At, Unread: 0, new ListMarks());
        Assert.Equal([expected], await ListAsync(anna));
        Assert.Equal([expected with { Peer = Peer.Of(anna), Name = "Anna", Picture = "", Unread = 1 }], await ListAsync(ben));
    }

    [Fact]
    public async Task ARow_IsTheSameAloneAsInTheList()
    {
        await database.SayAsync(anna, Peer.Of(ben), "hi");
        var club = Peer.Of(await database.GroupAsync(anna, ben));

        var list = await ListAsync(ben);

        Assert.Equal(2, list.Count);
        Assert.Contains(await database.Lists.FindAsync(ben, Peer.Of(anna), CancellationToken.None), list);
        Assert.Contains(await database.Lists.FindAsync(ben, club, CancellationToken.None), list);
    }

    [Fact]
    public async Task ThePreview_IsTheNewestMessage_WhoeverSentIt()
    {
        await database.SayAsync(anna, Peer.Of(ben), "one");
        await database.SayAsync(ben, Peer.Of(anna), "two");

        var row = Assert.Single(await ListAsync(anna));

        Assert.Equal((2, "two", "Ben"), (row.LastSeq, row.LastBody!.Content, row.LastSenderName));
    }

    [Fact]
    public async Task Unread_CountsOthersMessagesOnly()
    {
        await SayAsync((anna, ben), (ben, anna), (anna, ben), (anna, ben));

        Assert.Equal(3, await UnreadAsync(ben, anna));
        Assert.Equal(1, await UnreadAsync(anna, ben));
    }

    [Fact]
    public async Task Sending_DoesNotReadWhatCameBefore()
    {
        await SayAsync((anna, ben), (ben, anna));

        Assert.Equal(1, await UnreadAsync(ben, anna));
    }

    [Fact]
    public async Task WhatIsRead_IsNotCounted()
    {
        await SayAsync((anna, ben), (anna, ben), (ben, anna), (anna, ben));
        await database.ReadAsync(ben, Peer.Of(anna), 2);

        Assert.Equal(1, await UnreadAsync(ben, anna));
    }

    [Fact]
    public async Task TheNewestConversation_StandsFirst()
    {
        await SayAsync((anna, ben), (anna, carl));
        Assert.Equal([Peer.Of(carl), Peer.Of(ben)], (await ListAsync(anna)).Select(row => row.Peer));

        await SayAsync((ben, anna));
        Assert.Equal([Peer.Of(ben), Peer.Of(carl)], (await ListAsync(anna)).Select(row => row.Peer));
    }

    [Fact]
    public async Task AGroupNobodySpokeIn_HasNoPreview()
    {
        var club = await database.GroupAsync(anna);

        var row = Assert.Single(await ListAsync(anna));

        Assert.Equal(new ChatSummary(Peer.Of(club), row.Conversation, "group", "", 0, null, "", null, database.Clock.GetUtcNow(), Unread: 0, new ListMarks()), row);
    }

    [Fact]
    public async Task ANewcomer_SeesNoPreviewOfWhatWasSaidBefore_AndHasNothingUnread()
    {
        var club = await database.GroupAsync(anna);
        await database.SayAsync(anna, Peer.Of(club), "before");
        await database.JoinAsync(ben, club);

        var row = Assert.Single(await ListAsync(ben));
        Assert.Equal((NoticeKind.Joined, null, 0), (row.LastNotice!.Kind, row.LastNotice.Actor, row.Unread));

        await database.SayAsync(anna, Peer.Of(club), "after");
        row = Assert.Single(await ListAsync(ben));
        Assert.Equal(("after", null, 1), (row.LastBody!.Content, row.LastNotice, row.Unread));
    }

    [Fact]
    public async Task NotesToOneself_AreAConversation_WithNothingUnread()
    {
        await database.SayAsync(anna, Peer.Of(anna), "note");

        var row = Assert.Single(await ListAsync(anna));

        Assert.Equal((Peer.Of(anna), "Anna", "note", 0), (row.Peer, row.Name, row.LastBody!.Content, row.Unread));
    }

    [Fact]
    public async Task APinnedConversation_StandsAboveNewerOnes()
    {
        await SayAsync((anna, ben), (anna, carl));
        await ChangeAsync(anna, ben, new ListChange(IsPinned: true));

        Assert.Equal([Peer.Of(ben), Peer.Of(carl)], (await ListAsync(anna)).Select(row => row.Peer));
        Assert.False((await ListAsync(ben)).Single().Marks.IsPinned);
    }

    [Fact]
    public async Task AHiddenConversation_ComesBackWithItsNextMessage_WithWhatWasUnread()
    {
        await SayAsync((ben, anna), (ben, anna));
        await ChangeAsync(anna, ben, new ListChange(HideUpTo: 2));
        Assert.Empty(await ListAsync(anna));
        Assert.True((await database.Lists.FindAsync(anna, Peer.Of(ben), CancellationToken.None))!.Marks.IsHidden);

        await SayAsync((ben, anna));
        var row = Assert.Single(await ListAsync(anna));
        Assert.Equal((3, false), (row.Unread, row.Marks.IsHidden));
    }

    [Fact]
    public async Task WhatCameWhileItWasBeingHidden_IsNotHidden()
    {
        await SayAsync((ben, anna), (ben, anna));
        await ChangeAsync(anna, ben, new ListChange(HideUpTo: 1));

        Assert.Single(await ListAsync(anna));
    }

    [Fact]
    public async Task AHiddenConversation_IsShownAgain_WhenAskedOrPinned()
    {
        await SayAsync((ben, anna), (carl, anna));
        await ChangeAsync(anna, ben, new ListChange(HideUpTo: 1));
        await ChangeAsync(anna, carl, new ListChange(HideUpTo: 1));
        await ChangeAsync(anna, ben, new ListChange(HideUpTo: ListChange.Show));
        await ChangeAsync(anna, carl, new ListChange(IsPinned: true));

        Assert.Equal(2, (await ListAsync(anna)).Count);
    }

    [Fact]
    public async Task WhatIsNotSaid_StaysAsItIs()
    {
        await SayAsync((ben, anna));
        await ChangeAsync(anna, ben, new ListChange(IsPinned: true));
        await ChangeAsync(anna, ben, new ListChange(IsMuted: true));
        await ChangeAsync(anna, ben, new ListChange(IsMarkedUnread: true));

        Assert.Equal(new ListMarks(IsPinned: true, IsMuted: true, IsMarkedUnread: true), (await ListAsync(anna)).Single().Marks);
    }

    [Fact]
    public async Task Reading_TakesTheReminderAway()
    {
        await SayAsync((ben, anna));
        await ChangeAsync(anna, ben, new ListChange(IsMarkedUnread: true));
        await database.ReadAsync(anna, Peer.Of(ben), 1);

        Assert.False((await ListAsync(anna)).Single().Marks.IsMarkedUnread);
    }

    [Fact]
    public async Task AConversationThatIsNotTheirs_CannotBeArranged()
    {
        var club = Peer.Of(await database.GroupAsync(ben));

        Assert.Equal(Refusal.NotMember, await database.Arrangements.ChangeAsync(anna, club, new ListChange(IsPinned: true), CancellationToken.None));
        Assert.Equal(Refusal.UnknownPerson, await database.Arrangements.ChangeAsync(anna, Peer.Of(carl), new ListChange(IsPinned: true), CancellationToken.None));
    }

    [Fact]
    public async Task Unread_IsCountedUpToAHundred()
    {
        for (var i = 0; i < 60; i++)
            await SayAsync((ben, anna), (anna, ben), (ben, anna));

        Assert.Equal(ChatSummary.MostCounted, await UnreadAsync(anna, ben));
        Assert.Equal(60, await UnreadAsync(ben, anna));
    }

    [Fact]
    public async Task TheTitleCounts_WhatIsNotMuted_AndReminders()
    {
        await SayAsync((ben, anna), (ben, anna), (carl, anna));
        await ChangeAsync(anna, carl, new ListChange(IsMarkedUnread: true));
        Assert.Equal([1, 2], (await ListAsync(anna)).Select(row => row.Asks));
        await database.ReadAsync(anna, Peer.Of(carl), 1);
        Assert.Equal([0, 2], (await ListAsync(anna)).Select(row => row.Asks));
        await ChangeAsync(anna, carl, new ListChange(IsMarkedUnread: true));
        await ChangeAsync(anna, ben, new ListChange(IsMuted: true));
        Assert.Equal([1, 0], (await ListAsync(anna)).Select(row => row.Asks));
    }

    private async Task ChangeAsync(UserId owner, UserId other, ListChange change) =>
        Assert.Null(await database.Arrangements.ChangeAsync(owner, Peer.Of(other), change, CancellationToken.None));

    private Task<List<ChatSummary>> ListAsync(UserId person) => database.Lists.OfAsync(person, CancellationToken.None);

    private async Task<int> UnreadAsync(UserId person, UserId from) =>
        (await database.Lists.FindAsync(person, Peer.Of(from), CancellationToken.None))!.Unread;

    /// <summary>One message after the other, a minute between them.</summary>
    private async Task SayAsync(params (UserId From, UserId To)[] messages)
    {
        foreach (var (from, to) in messages)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await database.SayAsync(from, Peer.Of(to), "hi");
        }
    }
}
