using ImChat.Domain.Groups;
using ImChat.Domain.People;
using ImChat.Web.Data;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Data;

[OnPostgres]
public sealed class PostgresChatDbTests : IDisposable
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
    public async Task PeopleAndGroups_AreNumberedFrom10000()
    {
        var anna = await database.PersonAsync();

        Assert.Equal(new UserId(10000), anna);
        Assert.Equal(new UserId(10001), await database.PersonAsync());
        Assert.Equal(new GroupId(10000), await database.GroupAsync(anna));
    }

    [Fact]
    public async Task ACommit_IsAnsweredWhenItIsOnDisk_WhateverTheServerIsSetTo()
    {
        await database.QueryAsync(db => db.Database.ExecuteSqlRawAsync("ALTER SYSTEM SET synchronous_commit = off"));
        await database.QueryAsync(db => db.Database.ExecuteSqlRawAsync("SELECT pg_reload_conf()"));

        Assert.Equal("on", await database.QueryAsync(db => db.Database.SqlQueryRaw<string>("SELECT setting AS \"Value\" FROM pg_settings WHERE name = 'synchronous_commit'").SingleAsync()));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1")]
    [InlineData("Host=no-such-server.invalid")]
    [InlineData("Username=nobody")]
    [InlineData("Host=")]
    [InlineData("Colour=red")]
    [InlineData("Target Session Attributes=read-write")]
    public async Task AServerThatCannotBeUsed_IsNamedByItsKey(string change)
    {
        var refusal = await Assert.ThrowsAsync<SettingException>(() => MigrateAsync(change));

        Assert.StartsWith("ConnectionStrings:ImChat: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong", "password")]
    [InlineData("right", "permission denied")]
    [InlineData("right;Database=missing", "permission denied")]
    public async Task AUserWithAWrongPassword_OrWithoutRights_IsToldSo(string password, string reason)
    {
        PostgresServer.Current.Execute($"CREATE ROLE {PostgresServer.GuardedUser} LOGIN PASSWORD 'right'");
        try
        {
            var refusal = await Assert.ThrowsAsync<SettingException>(() => MigrateAsync($"Username={PostgresServer.GuardedUser};Password={password}"));

            Assert.StartsWith("ConnectionStrings:ImChat: ", refusal.Message, StringComparison.Ordinal);
            Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            PostgresServer.Current.Execute($"DROP ROLE {PostgresServer.GuardedUser}");
        }
    }

    [Fact]
    public async Task AServerWithoutTheDatabase_GetsIt()
    {
        await MigrateAsync("Database=made_at_start");

        PostgresServer.Current.Execute("DROP DATABASE made_at_start WITH (FORCE)");
    }

    [Fact]
    public async Task WhatATextMayNotHave_IsLeftOut_WhereItIsKept_AndWhereItIsLookedFor()
    {
        var anna = await database.PersonAsync("An\0n\uD83Da");

        var found = await database.People.FindAsync(anna, CancellationToken.None);

        Assert.Equal("Ann\uFFFDa", found!.Nickname);
        Assert.Equal(found, await database.People.FindByMobileAsync($"\0{found.Mobile}", CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ATransactionWhoseEndNobodySaw_IsWaitedFor_UntilItHasEnded(bool isCommitted)
    {
        await using var db = await database.Factory.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var mark = (await db.MarkAsync())!;
        await using var another = await database.Factory.CreateDbContextAsync();

        var ended = mark.EndedAsync(another);

        // Somebody new takes longer than one look.
        Assert.NotSame(ended, await Task.WhenAny(ended, database.PersonAsync()));
        await (isCommitted ? transaction.CommitAsync() : transaction.RollbackAsync());
        await Wait.For(ended);
    }

    private static async Task MigrateAsync(string change)
    {
        using var node = TestDatabase.Wire(
            new() { ["Database:Provider"] = "PostgreSql", ["ConnectionStrings:ImChat"] = $"{PostgresServer.Current.ConnectionTo("postgres")};{change}" }, Path.GetTempPath(), TimeProvider.System);
        await node.MigrateAsync();
    }
}
