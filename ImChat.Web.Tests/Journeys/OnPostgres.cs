using ImChat.Web.Tests.Accounts;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Journeys;

public sealed class FirstPaintOnPostgresTests(PostgresApp server, Browser browser) : FirstPaintTests(server.App, browser), IClassFixture<PostgresApp>;

public sealed class PausedPageOnPostgresTests(PostgresApp server, Browser browser) : PausedPageTests(server.App, browser), IClassFixture<PostgresApp>;

public sealed class SecondFactorOnPostgresTests(PostgresApp server) : SecondFactorTests(server.App), IClassFixture<PostgresApp>;
