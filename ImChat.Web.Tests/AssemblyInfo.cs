using ImChat.Web.Tests.Attachments.S3;
using ImChat.Web.Tests.Journeys;
using ImChat.Web.Tests.Support;

// One app and one browser for all tests; each test makes its own people, so they do not meet.
[assembly: AssemblyFixture(typeof(AppFactory))]
[assembly: AssemblyFixture(typeof(Browser))]
[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(S3Server))]
