namespace ImChat.Web.Tests.Support;

/// <summary>
/// The whole app on PostgreSQL. It takes a moment to answer there, which SQLite never does: what is rendered meanwhile, and what asks at the
/// same time, shows only here.
/// </summary>
public sealed class PostgresApp : IAsyncLifetime
{
    private PostgresTestEngine engine = default!;

    internal AppFactory App { get; private set; } = default!;

    public ValueTask InitializeAsync()
    {
        engine = new PostgresTestEngine();
        App = new AppFactory(engine.Settings!);
        return App.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        engine.Dispose();
    }
}
