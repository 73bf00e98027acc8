using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Messages;

public class MessengerTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly Peer Nobody = Peer.Of(new UserId(99999));
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();
    private readonly SendLimits limits = new(1);
    private readonly MessageWriter writer;
    private readonly Messenger messenger;
    private readonly Task running;
    private UserId anna;
    private UserId ben;

    public MessengerTests()
    {
        writer = new MessageWriter(database.Messages, backplane);
        messenger = new Messenger(new MessageRules(), limits, database.Audiences, writer);
        running = Task.Run(writer.RunAsync);
    }

    public async ValueTask InitializeAsync() => (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());

    public async ValueTask DisposeAsync()
    {
        writer.Complete();
        await running.WaitAsync(Deadline);
        limits.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task AStoredMessage_IsOnDiskAndPublished_WhenTheSendReturns()
    {
        var result = await SendAsync(Peer.Of(ben), "hi");

        Assert.True(result.IsStored);
        Assert.Equal(result.Message, Assert.Single(await database.Messages.AfterAsync(ben, Peer.Of(anna), 0, 10, CancellationToken.None)));
        var envelope = Assert.Single(backplane.Published);
        Assert.Equal(new MessageArrived(result.Message, Origin: null), envelope.Event);
        Assert.Equal([anna, ben], envelope.Recipients);
    }

    [Fact]
    public async Task AMessageToAGroup_IsPublishedToAllMembers_TheSenderIncluded()
    {
        var carl = await database.PersonAsync();
        var club = await database.GroupAsync(ben, carl, anna);

        await SendAsync(Peer.Of(club), "hi");

        Assert.Equivalent(new[] { anna, ben, carl }, Assert.Single(backplane.Published).Recipients, strict: true);
    }

    [Fact]
    public async Task ANoteToOneself_HasAnAudienceOfOne()
    {
        await SendAsync(Peer.Of(anna), "note");

        Assert.Equal([anna], Assert.Single(backplane.Published).Recipients);
    }

    [Fact]
    public async Task ADuplicate_AnswersWithTheFirst_AndIsNotPublishedAgain()
    {
        var draft = new MessageDraft(Peer.Of(ben), MessageBody.Text("hi"), ClientId: "c1");
        var first = await SendAsync(draft);
        var again = await SendAsync(draft);

        Assert.True(again.Duplicate);
        Assert.Equal(first.Message, again.Message);
        Assert.Single(backplane.Published);
    }

    [Fact]
    public async Task RulesComeBeforeTheLimit_ABrokenDraftCostsNothing()
    {
        for (var i = 0; i < 100; i++)
            Assert.Equal(Refusal.Empty, (await SendAsync(Peer.Of(ben), " ")).Refusal);

        Assert.True((await SendAsync(Peer.Of(ben), "hi")).IsStored);
    }

    [Fact]
    public async Task RulesComeBeforeTheAudience() => Assert.Equal(Refusal.Empty, (await SendAsync(Nobody, "")).Refusal);

    [Fact]
    public async Task TheLimitComesBeforeTheAudience_AndSaysWhenToTryAgain()
    {
        Exhaust();

        var refused = await SendAsync(Nobody, "hi");

        Assert.Equal(Refusal.RateLimited, refused.Refusal);
        Assert.True(refused.RetryAfter > TimeSpan.Zero);
    }

    [Fact]
    public async Task OnceTheWriterHasStopped_EverySendIsRefusedAsBusy()
    {
        writer.Complete();

        Assert.Equal(Refusal.Busy, (await SendAsync(Peer.Of(ben), "hi")).Refusal);
        Assert.Equal(0, await database.QueryAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task ARefusal_ChangesNothing()
    {
        var club = await database.GroupAsync(ben);
        var before = await CountsAsync();

        Assert.Equal(Refusal.Empty, (await SendAsync(Peer.Of(ben), "")).Refusal);
        Assert.Equal(Refusal.BadText, (await SendAsync(Peer.Of(ben), "\0")).Refusal);
        Assert.Equal(Refusal.UnknownPerson, (await SendAsync(Nobody, "hi")).Refusal);
        Assert.Equal(Refusal.UnknownGroup, (await SendAsync(Peer.Of(new GroupId(99999)), "hi")).Refusal);
        Assert.Equal(Refusal.NotMember, (await SendAsync(Peer.Of(club), "hi")).Refusal);
        Exhaust();
        Assert.Equal(Refusal.RateLimited, (await SendAsync(Peer.Of(ben), "hi")).Refusal);

        Assert.Equal(before, await CountsAsync());
        Assert.Empty(backplane.Published);
    }

    private void Exhaust()
    {
        while (limits.TryTake(anna, out _))
        {
            // Takes what is left.
        }
    }

    private Task<SendResult> SendAsync(Peer to, string text) => SendAsync(new MessageDraft(to, MessageBody.Text(text)));

    private Task<SendResult> SendAsync(MessageDraft draft) => messenger.SendAsync(anna, draft, CancellationToken.None).WaitAsync(Deadline);

    private Task<(int Conversations, int Places, int Messages, long LastSeq)> CountsAsync() => database.QueryAsync(async db =>
        (await db.Conversations.CountAsync(), await db.Participants.CountAsync(), await db.Messages.CountAsync(), await db.Conversations.SumAsync(c => c.LastSeq)));
}
