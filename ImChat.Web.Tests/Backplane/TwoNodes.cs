using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Backplane;

/// <summary>Two nodes on one PostgreSQL database and one Redis.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private readonly string database = $"nodes{Guid.NewGuid():N}";

    internal RedisServer Redis { get; private set; } = default!;

    internal AppFactory One { get; private set; } = default!;

    internal AppFactory Other { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        var postgres = PostgresServer.Current;
        Redis = new RedisServer();
        (One, Other) = (Node(postgres), Node(postgres));
        await One.InitializeAsync();
        await Other.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        Redis.Dispose();
        PostgresServer.Current.Execute($"DROP DATABASE {database} WITH (FORCE)");
    }

    private AppFactory Node(PostgresServer postgres) => new(new()
    {
        ["Database:Provider"] = "PostgreSql",
        ["ConnectionStrings:ImChat"] = postgres.ConnectionTo(database),
        ["Bus:Provider"] = "Redis",
        ["ConnectionStrings:Redis"] = Redis.Address,
    });
}
