using ImChat.Domain;
using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Web.Data;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImChat.Web.Tests.Data;

/// <summary>What senders are told while the database cannot store, and that it stores again afterwards.</summary>
public sealed class StorageFaultTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private NewMessage message = default!;

    public async ValueTask InitializeAsync()
    {
        var (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());
        message = await database.MessageAsync(anna, new MessageDraft(Peer.Of(ben), MessageBody.Text("hi")));
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WhileAnotherProgramHoldsTheDatabase_AllAreRefusedAtOnce_AndThenStored()
    {
        await using (var db = await database.Factory.CreateDbContextAsync())
        {
            await using var locked = await db.Database.BeginTransactionAsync();
            Assert.All(await AppendAsync(50), result => Assert.Equal(SendResult.Refused(Refusal.Busy), result));
        }
        Assert.Equal([1L, 2L], (await AppendAsync(2)).Select(result => result.Message!.Seq));
    }

    [Fact]
    public async Task WhatAConnectionAskedFor_ThatWasLetGo_IsNotStored_EvenLater_AndWhatOthersAskedForIs()
    {
        using var node = database.AnotherNode();
        var (store, bus) = (node.GetRequiredService<IMessageStore>(), node.GetRequiredService<MessageBus>());
        NewMessage By(Mailbox? connection) => message with { Draft = message.Draft with { Origin = connection?.Id } };
        using var before = bus.Open(message.Sender)!;
        bus.Close();
        using var meanwhile = bus.Open(message.Sender)!;
        Assert.Equal(Refusal.Busy, (await store.AppendAsync([By(before)], CancellationToken.None))[0].Refusal);
        bus.Reopen();
        using var after = bus.Open(message.Sender)!;

        var results = await store.AppendAsync([By(before), By(null), By(meanwhile), By(after)], CancellationToken.None);

        Assert.Equal([Refusal.Busy, null, Refusal.Busy, null], results.Select(result => result.Refusal));
        Assert.Equal([1L, 2L], results.Where(result => result.IsStored).Select(result => result.Message!.Seq));
    }

    [Fact]
    public async Task WhileTheDatabaseIsFull_AllAreRefused_ReadingGoesOn_AndThenTheyAreStored()
    {
        Assert.Single(await AppendAsync(1), result => result.IsStored);
        await using var db = await database.Factory.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        // A limit of one connection: the store is given this very one.
        var pages = await PragmaAsync(db, "max_page_count=1");
        var connection = new OneConnection(db);
        using var audiences = new AudienceCache(new AudienceStore(connection, TimeProvider.System));
        using var appender = new MessageAppender(connection, audiences, new MessageBus(), NullLogger<MessageAppender>.Instance);
        var store = new MessageStore(connection, appender, new StorageHealth(), new MessageBus(), TimeProvider.System, NullLogger<MessageStore>.Instance);
        var large = message with { Draft = message.Draft with { Body = MessageBody.Text(new string('x', 8000)) } };

        var refused = await store.AppendAsync([.. Enumerable.Repeat(large, 20)], CancellationToken.None);

        Assert.All(refused, result => Assert.Equal(Refusal.Busy, result.Refusal));
        Assert.Single(await database.Messages.AfterAsync(message.Sender, message.Draft.To, 0, 100, CancellationToken.None));
        await PragmaAsync(db, "max_page_count=1000000");
        Assert.Equal([2L], (await store.AppendAsync([large], CancellationToken.None)).Select(result => result.Message!.Seq));
        Assert.True(pages > 1);
    }

    [Theory]
    [InlineData(10, true, false)]
    [InlineData(11, true, false)]
    [InlineData(26, true, false)]
    [InlineData(5, false, true)]
    [InlineData(13, false, true)]
    [InlineData(19, false, false)]
    public void WhatTheDatabaseSays_IsUnderstood(int code, bool isBroken, bool isUnavailable)
    {
        var error = new DbUpdateException("outer", new SqliteException("inner", code));
        Assert.Equal((isBroken, isUnavailable, !isBroken && !isUnavailable), (StorageFault.IsBroken(error), StorageFault.IsUnavailable(error), StorageFault.IsOfTheRow(error)));
    }

    [Fact]
    public async Task ADatabaseThatCannotWriteAhead_EndsTheStart()
    {
        await using var memory = new SqliteConnection("Data Source=:memory:");
        var refusal = await Assert.ThrowsAsync<SettingException>(() => SqliteDurability.AssertAsync(memory));
        Assert.StartsWith("ImChat:DataDirectory: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryConnection_WritesAheadAndFlushes()
    {
        await using var db = await database.Factory.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await SqliteDurability.AssertAsync(db.Database.GetDbConnection());
        Assert.Equal(2, await PragmaAsync(db, "synchronous"));
    }

    private static async Task<long> PragmaAsync(ChatDb db, string pragma)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private Task<IReadOnlyList<SendResult>> AppendAsync(int count) => database.Messages.AppendAsync([.. Enumerable.Repeat(message, count)], CancellationToken.None);

    /// <summary>Contexts over one open connection, whose settings they share.</summary>
    private sealed class OneConnection(ChatDb open) : IDbContextFactory<ChatDb>
    {
        public ChatDb CreateDbContext() =>
            new SqliteChatDb(new DbContextOptionsBuilder<SqliteChatDb>(open.GetService<IDbContextOptions>() as DbContextOptions<SqliteChatDb> ?? throw new InvalidOperationException())
                .UseSqlite(open.Database.GetDbConnection()).Options);
    }
}
