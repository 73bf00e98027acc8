using System.Data.Common;
using ImChat.Domain.Groups;
using ImChat.Domain.People;
using ImChat.Web.Data;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Data;

public sealed class SqliteChatDbTests : IDisposable
{
    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task TheMigrations_SayAllThatTheModelSays()
    {
        Assert.False(await database.QueryAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Empty(await database.QueryAsync(db => db.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task EveryConnection_WritesAhead_FlushesAtEachCommit_AndKeepsReferences()
    {
        // All open at once: none of them is another one's, lent again.
        var open = new List<ChatDb>();
        for (var i = 0; i < 5; i++)
            open.Add(await database.Factory.CreateDbContextAsync());
        foreach (var db in open)
        {
            if (open.IndexOf(db) % 2 == 0)
                await db.Database.OpenConnectionAsync();
            else
                db.Database.OpenConnection();
        }

        foreach (var connection in open.Select(db => db.Database.GetDbConnection()))
        {
            Assert.Equal("wal", await PragmaAsync(connection, "journal_mode"));
            Assert.Equal(2L, await PragmaAsync(connection, "synchronous"));
            Assert.Equal(1L, await PragmaAsync(connection, "foreign_keys"));
        }
        foreach (var db in open)
            await db.DisposeAsync();
    }

    [Fact]
    public async Task AConnectionLentAgain_FlushesAtEachCommit()
    {
        await database.QueryAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF");
        });

        Assert.Equal(2L, await database.QueryAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return await PragmaAsync(db.Database.GetDbConnection(), "synchronous");
        }));
    }

    [Fact]
    public async Task People_AreNumberedFrom10000()
    {
        Assert.Equal(new UserId(10000), await database.PersonAsync());
        Assert.Equal(new UserId(10001), await database.PersonAsync());
    }

    [Fact]
    public async Task Groups_AreNumberedFrom10000_OnTheirOwn()
    {
        var (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());

        Assert.Equal(new GroupId(10000), await database.GroupAsync(anna));
        Assert.Equal(new GroupId(10001), await database.GroupAsync(ben));
    }

    [Fact]
    public async Task ANumber_IsGivenOnce_EvenWhenItsOwnerIsGone()
    {
        var gone = await database.PersonAsync();
        await database.QueryAsync(db => db.Users.Where(user => user.Id == gone.Value).ExecuteDeleteAsync());

        Assert.Equal(new UserId(gone.Value + 1), await database.PersonAsync());
    }

    private static async Task<object?> PragmaAsync(DbConnection connection, string name)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return await command.ExecuteScalarAsync();
    }
}
