using System.Threading.Channels;
using ImChat.Domain.Delivery;
using ImChat.Domain.People;
using ImChat.Web.Chat;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ImChat.Web.Tests.Chat;

public sealed class ChatCircuitTests : IAsyncDisposable
{
    private static readonly UserId Anna = new(10001);
    private static readonly RequestsChanged News = new();

    private readonly MessageBus bus = new();
    private readonly Channel<ChatEvent?> heard = Channel.CreateUnbounded<ChatEvent?>();
    private readonly ChatCircuit circuit;

    public ChatCircuitTests()
    {
        // Nobody sends anything here.
        circuit = new ChatCircuit(bus, messenger: null!, NullLogger<ChatCircuit>.Instance);
        circuit.Identify(Anna);
        circuit.Start();
        circuit.Listen(chatEvent => heard.Writer.WriteAsync(chatEvent).AsTask());
    }

    public ValueTask DisposeAsync() => circuit.DisposeAsync();

    [Fact]
    public async Task AfterAnInterruption_EverythingIsReadAgain_AndThePageHearsOn()
    {
        bus.Interrupt();
        Assert.Null(await NextAsync());
        Happens();
        Assert.Equal(News, await NextAsync());
    }

    [Fact]
    public async Task WhenTheServerServesPeopleAgain_ThePageHearsAgain_AndReadsWhatItMissed()
    {
        var isOver = false;
        circuit.SignedOut += () => isOver = true;

        bus.Close();
        Happens();
        bus.Reopen();

        Assert.Null(await NextAsync());
        Happens();
        Assert.Equal(News, await NextAsync());
        Assert.False(isOver);
    }

    [Fact]
    public async Task WhoeverCouldNotReadForAnEvent_WhileTheDatabaseWasAway_ReadsEverythingAgain()
    {
        var told = Channel.CreateUnbounded<ChatEvent?>();
        var isAway = true;
        circuit.Listen(async chatEvent =>
        {
            await told.Writer.WriteAsync(chatEvent);
            if (isAway)
                throw new NpgsqlException("gone");
        });

        Happens();
        Assert.Equal(News, await Wait.For(told.Reader.ReadAsync().AsTask()));
        isAway = false;

        Assert.Null(await Wait.For(told.Reader.ReadAsync().AsTask()));
        Happens();
        Assert.Equal(News, await Wait.For(told.Reader.ReadAsync().AsTask()));
    }

    private Task<ChatEvent?> NextAsync() => Wait.For(heard.Reader.ReadAsync().AsTask());

    private void Happens() => bus.Deliver(new Envelope(News, [Anna]));
}
