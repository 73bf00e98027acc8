using System.Collections.Concurrent;
using ImChat.Domain.Messages;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Messages;

/// <summary>The writer over a real database.</summary>
public class MessageOrderTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly TestDatabase database = new();
    private readonly RecordingBackplane backplane = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task ManySendingAtOnce_AreNumberedWithoutGaps_AndPublishedInThatOrder()
    {
        var (anna, ben, carl) = (await database.PersonAsync(), await database.PersonAsync(), await database.PersonAsync());
        var club = Peer.Of(await database.GroupAsync(anna, ben, carl));
        var toClub = await database.MessageAsync(anna, new MessageDraft(club, MessageBody.Text("club")));
        var toBen = await database.MessageAsync(carl, new MessageDraft(Peer.Of(ben), MessageBody.Text("ben")));
        var writer = new MessageWriter(database.Messages, backplane);
        var running = Task.Run(writer.RunAsync);
        var stored = new ConcurrentBag<ChatMessage>();

        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 40 }, async (i, cancellation) =>
        {
            var message = i % 4 == 0 ? toBen : toClub;
            stored.Add((await writer.AppendAsync(message, cancellation)).Message!);
        }).WaitAsync(Deadline);
        writer.Complete();
        await running.WaitAsync(Deadline);

        Assert.Equal(Numbers(300), Seqs(stored, toClub).Order());
        Assert.Equal(Numbers(100), Seqs(stored, toBen).Order());
        Assert.Equal(Numbers(300), Seqs(backplane.Messages, toClub));
        Assert.Equal(Numbers(100), Seqs(backplane.Messages, toBen));
        Assert.Equal(Numbers(300), (await database.Messages.AfterAsync(ben, club, 0, 1000, CancellationToken.None)).Select(message => message.Seq));
    }

    [Fact]
    public async Task OneSendersMessages_KeepTheOrderTheyWereGivenIn()
    {
        var (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        var message = await database.MessageAsync(anna, new MessageDraft(Peer.Of(ben), MessageBody.Text("")));
        var writer = new MessageWriter(database.Messages, backplane);
        var running = Task.Run(writer.RunAsync);
        var texts = Numbers(300).Select(number => $"{number}").ToList();

        var sends = texts.ConvertAll(text =>
            writer.AppendAsync(message with { Draft = message.Draft with { Body = MessageBody.Text(text) } }, CancellationToken.None));
        await Task.WhenAll(sends).WaitAsync(Deadline);
        writer.Complete();
        await running.WaitAsync(Deadline);

        Assert.Equal(texts, (await database.Messages.AfterAsync(ben, Peer.Of(anna), 0, 1000, CancellationToken.None)).Select(m => m.Body.Content));
    }

    private static IEnumerable<long> Numbers(int count) => Enumerable.Range(1, count).Select(number => (long)number);

    private static IEnumerable<long> Seqs(IEnumerable<ChatMessage> messages, NewMessage like) =>
        messages.Where(message => message.Conversation == like.Audience.Conversation).Select(message => message.Seq);
}
