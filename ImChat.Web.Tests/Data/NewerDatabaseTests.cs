using ImChat.Web.Data;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Data;

public class NewerDatabaseTests : IAsyncDisposable
{
    private readonly TestDatabase database = new();

    public async ValueTask DisposeAsync()
    {
        // Other tests get the same one.
        await database.QueryAsync(db => db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '2999%'"""));
        database.Dispose();
    }

    [Fact]
    public async Task ADatabaseThatANewerProgramHasChanged_IsLeftAlone()
    {
        using var node = database.AnotherNode();
        await node.MigrateAsync();
        await database.QueryAsync(db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '30.0.0')"""));

        var refusal = await Assert.ThrowsAsync<SettingException>(node.MigrateAsync);

        Assert.StartsWith("ConnectionStrings:ImChat: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_Later", refusal.Message, StringComparison.Ordinal);
    }
}
