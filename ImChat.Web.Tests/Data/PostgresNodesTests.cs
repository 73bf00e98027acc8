using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Data;

/// <summary>What several nodes do at one moment to one PostgreSQL database.</summary>
[OnPostgres]
public sealed class PostgresNodesTests : IAsyncLifetime
{
    private const int Rounds = 40;

    private readonly TestDatabase database = new();
    private readonly List<ServiceProvider> nodes = [];
    private List<UserId> people = [];

    public async ValueTask InitializeAsync()
    {
        nodes.AddRange([database.AnotherNode(), database.AnotherNode(), database.AnotherNode()]);
        people = [];
        for (var i = 0; i < 6; i++)
            people.Add(await database.PersonAsync($"p{i}"));
    }

    public ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            node.Dispose();
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task MessagesOfAllNodes_AreNumberedWithoutGaps_WhicheverOrderTheirConversationsComeIn()
    {
        // Each node's batches go through the conversations another way round: whoever locked in that order would wait for the others for ever.
        var told = await Task.WhenAll(nodes.Select((node, n) => Task.Run(async () =>
        {
            var stored = new List<ChatMessage>();
            for (var round = 0; round < Rounds; round++)
            {
                var batch = new List<NewMessage>();
                for (var i = 1; i < people.Count; i++)
                    batch.Add(await database.MessageAsync(people[0], Text(people[n % 2 == 0 ? i : people.Count - i], $"{n}.{round}")));
                stored.AddRange((await Store(node).AppendAsync(batch, CancellationToken.None)).Select(result => result.Message!));
            }
            return stored;
        })));

        foreach (var conversation in told.SelectMany(stored => stored).GroupBy(message => message.Conversation))
        {
            Assert.Equal(Enumerable.Range(1, nodes.Count * Rounds).Select(seq => (long)seq), conversation.Select(message => message.Seq).Order());
            Assert.Equal(conversation.OrderBy(message => message.Seq).Select(message => message.Id), conversation.Select(message => message.Id).Order());
        }
    }

    [Fact]
    public async Task OneClientId_SentToAllNodesAtOnce_IsStoredOnce()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var message = await database.MessageAsync(people[0], Text(people[1], "once") with { ClientId = $"c{round}" });

            var results = await Task.WhenAll(nodes.Select(node => Task.Run(() => Store(node).AppendAsync([message], CancellationToken.None))));

            Assert.Single(results.Select(result => result[0].Message!.Id).Distinct());
            Assert.Single(results, result => !result[0].Duplicate);
        }
        Assert.Equal(Rounds, (await database.Messages.AfterAsync(people[1], Peer.Of(people[0]), 0, 1000, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task ACursor_NeverGoesBack_WhicheverNodeMovesIt()
    {
        for (var i = 0; i < Rounds; i++)
            await database.SayAsync(people[0], Peer.Of(people[1]), $"{i}");
        var conversation = (await database.PositionAsync(people[1], Peer.Of(people[0]))).Conversation;

        await Task.WhenAll(Enumerable.Range(1, Rounds).Select(seq => Task.Run(() =>
            nodes[seq % nodes.Count].GetRequiredService<IDeliveryStore>().MoveAsync([new CursorMove(people[1], conversation, Got: seq, Read: seq)], CancellationToken.None))));

        Assert.Equal(Rounds, (await database.PositionAsync(people[1], Peer.Of(people[0]))).ReadSeq);
    }

    [Fact]
    public async Task AGroup_TakesAsManyAsItHasRoomFor_WhicheverNodeTheyJoinOn()
    {
        var group = await database.GroupAsync(people[0]);
        var limits = new GroupLimits { MaxMembers = 3 };

        var joined = await Task.WhenAll(people.Skip(1).Select((person, i) => Task.Run(() =>
            nodes[i % nodes.Count].GetRequiredService<IGroupStore>().JoinAsync(group, person, limits, isInvited: false, CancellationToken.None))));

        Assert.Equal(2, joined.Count(outcome => outcome.IsDone));
        Assert.All(joined.Where(outcome => !outcome.IsDone), outcome => Assert.Equal(Refusal.GroupFull, outcome.Refusal));
    }

    [Fact]
    public async Task NobodyFoundsMoreGroups_ThanTheyMay()
    {
        var limits = new GroupLimits { MaxOwned = 2 };

        var founded = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(() =>
            nodes[i % nodes.Count].GetRequiredService<IGroupStore>().CreateAsync(new NewGroup(people[0], $"g{i}"), limits, CancellationToken.None))));

        Assert.Equal(2, founded.Count(outcome => outcome.IsDone));
    }

    [Fact]
    public async Task WhoeverIsRemovedOnOneNode_GetsNothingThatAnotherStoresAfterwards()
    {
        var group = await database.GroupAsync(people[0], [.. people.Skip(1)]);
        using var done = new CancellationTokenSource();
        var talking = Task.Run(async () =>
        {
            var recipients = new List<(long Seq, IReadOnlyList<UserId> People)>();
            while (!done.IsCancellationRequested)
            {
                var audience = await nodes[1].GetRequiredService<IAudience>().OfAsync(people[0], Peer.Of(group), CancellationToken.None);
                var message = new NewMessage(audience.Value!, people[0], Text(Peer.Of(group), "hi"));
                var result = (await Store(nodes[1]).AppendAsync([message], CancellationToken.None))[0];
                recipients.Add((result.Message!.Seq, result.Recipients ?? message.Audience.People));
            }
            return recipients;
        });

        var removed = new Dictionary<UserId, long>();
        foreach (var person in people.Skip(1))
        {
            var change = await nodes[2].GetRequiredService<IGroupStore>().ChangeAsync(people[0], group, new Remove(person), new GroupLimits(), CancellationToken.None);
            removed[person] = change.Value!.Notice!.Seq;
        }
        await done.CancelAsync();

        Assert.All(await talking, told => Assert.DoesNotContain(told.People, person => removed.TryGetValue(person, out var until) && until < told.Seq));
    }

    [Fact]
    public async Task WhoeverComes_HasWhatIsSaidFromThenOn_AndNothingBefore()
    {
        var group = await database.GroupAsync(people[0]);
        using var done = new CancellationTokenSource();
        var talking = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                await Store(nodes[1]).AppendAsync([await database.MessageAsync(people[0], Text(Peer.Of(group), "hi"))], CancellationToken.None);
        });

        foreach (var person in people.Skip(1))
        {
            var joined = await nodes[2].GetRequiredService<IGroupStore>().JoinAsync(group, person, new GroupLimits(), isInvited: false, CancellationToken.None);
            Assert.Equal(joined.Value!.Notice!.Seq - 1, (await database.PositionAsync(person, Peer.Of(group))).FromSeq);
        }
        await done.CancelAsync();
        await talking;
    }

    [Fact]
    public async Task WhenTheServerCutsEveryConnection_WhatWasBeingStored_IsStoredOnce_AndInOrder()
    {
        using var node = database.AnotherNode(TimeProvider.System);
        var message = await database.MessageAsync(people[0], Text(people[1], ""));
        var answered = new List<ChatMessage>();
        for (var i = 0; i < Rounds; i++)
        {
            var storing = Task.Run(() => Store(node).AppendAsync([.. Enumerable.Range(0, 3).Select(n => Saying(message, $"{i}.{n}"))], CancellationToken.None));
            // Each time at another moment: before it has begun, while it asks, while it commits, afterwards.
            Thread.SpinWait(i * 3000);
            await database.QueryAsync(db => db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"));
            answered.AddRange((await Wait.For(storing)).Select(result => result.Message!));
        }

        var kept = await database.Messages.AfterAsync(people[1], Peer.Of(people[0]), 0, 10_000, CancellationToken.None);
        Assert.Equal(answered.Select(message => (message.Seq, message.Body.Content)), kept.Select(message => (message.Seq, message.Body.Content)));
    }

    private static NewMessage Saying(NewMessage message, string text) => message with { Draft = message.Draft with { Body = MessageBody.Text(text) } };

    private static IMessageStore Store(ServiceProvider node) => node.GetRequiredService<IMessageStore>();

    private static MessageDraft Text(UserId to, string text) => Text(Peer.Of(to), text);

    private static MessageDraft Text(Peer to, string text) => new(to, MessageBody.Text(text));
}
