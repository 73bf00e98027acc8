using System.Diagnostics;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Faults.Lines;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Data;

/// <summary>A line that breaks while the server commits: the node cannot see what came of it, and its clients gave no name by which to tell.</summary>
[OnPostgres]
public sealed class PostgresCommitTests : IAsyncLifetime
{
    /// <summary>Whoever commits a message waits here until the test lets them.</summary>
    private const string Gate =
        """
        CREATE FUNCTION pass_gate() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER gate AFTER INSERT ON "Messages" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pass_gate();
        """;

    private const string AtTheGate = "SELECT pid AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory' AND pid <> {0}";
    private const string Asking = "SELECT pid AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%transactionid%' AND pid NOT IN (pg_backend_pid(), {0})";

    private readonly TestDatabase database = new();
    private ChaosProxy line = default!;
    private ServiceProvider node = default!;
    private NewMessage message = default!;
    private Peer other = default!;

    public async ValueTask InitializeAsync()
    {
        line = new ChaosProxy(PostgresServer.Current.Address, seed: 1);
        node = database.AnotherNode(line.Address, TimeProvider.System);
        other = Peer.Of(await database.PersonAsync("other"));
        message = await database.MessageAsync(await database.PersonAsync("sender"), new MessageDraft(other, MessageBody.Text("once")));
        await database.QueryAsync(db => db.Database.ExecuteSqlRawAsync(Gate));
    }

    public async ValueTask DisposeAsync()
    {
        await database.QueryAsync(db => db.Database.ExecuteSqlRawAsync("DROP FUNCTION pass_gate CASCADE"));
        node.Dispose();
        await line.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task WhatTheServerCommitted_AfterTheLineBroke_IsAnsweredAsStored_AndThereOnce()
    {
        var storing = await BreakWhileCommittingAsync(process => SeenAsync(Asking, process));

        await AssertStoredOnceAsync(storing);
    }

    [Fact]
    public async Task WhatTheServerGaveUp_AfterTheLineBroke_IsStoredAnew()
    {
        var storing = await BreakWhileCommittingAsync(async process =>
        {
            await database.QueryAsync(db => db.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend({process})"));
            await SeenAsync(AtTheGate, process);
        });

        await AssertStoredOnceAsync(storing);
    }

    /// <summary>As one that waits for a standby does.</summary>
    [Fact]
    public async Task WhatIsCommittedAfterItsSenderWasGivenUp_IsReadByThoseWhoAreThere()
    {
        await using var db = await database.Factory.CreateDbContextAsync();
        await using var closed = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("SET LOCAL idle_in_transaction_session_timeout = 0; SELECT pg_advisory_xact_lock(1)");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => node.GetRequiredService<IMessageStore>().AppendAsync([message], CancellationToken.None));
        using var mailbox = node.GetRequiredService<MessageBus>().Open(new UserId(other.Number))!;
        Assert.Empty(await StoredAsync());

        await closed.CommitAsync();
        Assert.False(await Wait.For(mailbox.WaitAsync(CancellationToken.None).AsTask()));
        Assert.Single(await StoredAsync());
    }

    /// <summary>Begins to store; the line breaks while the server commits, which goes on once this has happened.</summary>
    private async Task<Task<IReadOnlyList<SendResult>>> BreakWhileCommittingAsync(Func<int, Task> thenAsync)
    {
        await using var db = await database.Factory.CreateDbContextAsync();
        await using var closed = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(1)");
        var storing = Task.Run(() => node.GetRequiredService<IMessageStore>().AppendAsync([message], CancellationToken.None));
        var process = await SeenAsync(AtTheGate, butNot: 0);
        line.Reset();
        await thenAsync(process);
        await closed.CommitAsync();
        return storing;
    }

    /// <summary>Looks until the server has such a process, and says which.</summary>
    private async Task<int> SeenAsync(string which, int butNot)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Wait.Deadline;)
        {
            if (await database.QueryAsync(db => db.Database.SqlQueryRaw<int>(which, butNot).ToListAsync()) is [var process])
                return process;
        }
        throw new TimeoutException(which);
    }

    private async Task AssertStoredOnceAsync(Task<IReadOnlyList<SendResult>> storing)
    {
        var answer = (await Wait.For(storing))[0].Message!;
        Assert.Equal([answer.Id], (await StoredAsync()).Select(kept => kept.Id));
    }

    private Task<IReadOnlyList<ChatMessage>> StoredAsync() => database.Messages.AfterAsync(new UserId(other.Number), Peer.Of(message.Sender), 0, 10, CancellationToken.None);
}
