using ImChat.Domain.Contacts;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Accounts;
using ImChat.Web.Data;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ImChat.Web.Tests.Support;

/// <summary>
/// A real database of one test, wired as the program wires it, that goes when the test ends: SQLite in a folder, or PostgreSQL where the
/// test says <see cref="OnPostgresAttribute"/>. Migrated once for all tests: each starts from a copy.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private const string Connection = "ConnectionStrings:ImChat";

    private static readonly GroupLimits Unlimited = new() { MaxOwned = int.MaxValue, MaxMembers = int.MaxValue };

    private readonly ITestEngine engine;
    private readonly ServiceProvider services;
    private int people;

    public TestDatabase()
        : this(OnPostgresAttribute.IsHere ? new PostgresTestEngine() : new SqliteTestEngine())
    {
    }

    public TestDatabase(ITestEngine engine) => (this.engine, services) = (engine, Wire(engine.Settings, engine.Folder, Clock));

    /// <summary>The time of every store; stands still until a test advances it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public IDbContextFactory<ChatDb> Factory => services.GetRequiredService<IDbContextFactory<ChatDb>>();

    public IMessageStore Messages => services.GetRequiredService<IMessageStore>();

    public IDeliveryStore Deliveries => services.GetRequiredService<IDeliveryStore>();

    public IAudience Audiences => services.GetRequiredService<AudienceStore>();

    public IAudience RememberedAudiences => services.GetRequiredService<IAudience>();

    public IContactStore Contacts => services.GetRequiredService<IContactStore>();

    public IRequestStore Requests => services.GetRequiredService<IRequestStore>();

    public IBlockStore Blocks => services.GetRequiredService<IBlockStore>();

    public IGroupStore Groups => services.GetRequiredService<IGroupStore>();

    public IPersonStore People => services.GetRequiredService<IPersonStore>();

    public ChatLists Lists => services.GetRequiredService<ChatLists>();

    public IListStore Arrangements => services.GetRequiredService<IListStore>();

    public IDraftStore Drafts => services.GetRequiredService<IDraftStore>();

    public GroupCards GroupCards => services.GetRequiredService<GroupCards>();

    public PeerCards Cards => services.GetRequiredService<PeerCards>();

    /// <summary>Somebody new, straight into the table: no password, no session.</summary>
    public async Task<UserId> PersonAsync(string nickname = "somebody", string avatar = "")
    {
        var mobile = $"1380000{Interlocked.Increment(ref people):D4}";
        await using var db = await Factory.CreateDbContextAsync();
        var user = new ChatUser { UserName = mobile, NormalizedUserName = mobile, Nickname = nickname, Avatar = avatar, CreatedAt = Clock.GetUtcNow() };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return new UserId(user.Id);
    }

    /// <summary>A group with these members besides its owner, straight into the table: nothing was said in it yet, not even that they came.</summary>
    public async Task<GroupId> GroupAsync(UserId owner, params UserId[] members)
    {
        var group = (await Groups.CreateAsync(new NewGroup(owner, "group"), Unlimited, CancellationToken.None)).Value!.Group.Id;
        await using var db = await Factory.CreateDbContextAsync();
        var conversation = await db.Conversations.SingleAsync(c => c.GroupId == group.Value);
        db.Participants.AddRange(members.Select(member => new ParticipantRow
        {
            ConversationId = conversation.Id,
            UserId = member.Value,
            FromSeq = conversation.LastSeq,
            ReadSeq = conversation.LastSeq,
            JoinedAt = Clock.GetUtcNow(),
        }));
        await db.SaveChangesAsync();
        return group;
    }

    /// <summary>Somebody joins a group by its number, and a line says so.</summary>
    public async Task JoinAsync(UserId person, GroupId group) =>
        Assert.True((await Groups.JoinAsync(group, person, Unlimited, isInvited: false, CancellationToken.None)).IsDone);

    /// <summary>What the messenger hands to the store for this draft.</summary>
    public async Task<NewMessage> MessageAsync(UserId sender, MessageDraft draft)
    {
        var audience = await Audiences.OfAsync(sender, draft.To, CancellationToken.None);
        return new NewMessage(audience.Value!, sender, draft);
    }

    /// <summary>A stored text message.</summary>
    public async Task<ChatMessage> SayAsync(UserId sender, Peer to, string text)
    {
        var message = await MessageAsync(sender, new MessageDraft(to, MessageBody.Text(text)));
        return (await Messages.AppendAsync([message], CancellationToken.None))[0].Message!;
    }

    /// <summary>Somebody reads up to here.</summary>
    public async Task ReadAsync(UserId reader, Peer peer, long seq) =>
        await Deliveries.MoveAsync([new CursorMove(reader, (await PositionAsync(reader, peer)).Conversation, Got: 0, seq)], CancellationToken.None);

    /// <summary>Where a conversation stands for one of its people.</summary>
    public async Task<ConversationPosition> PositionAsync(UserId person, Peer peer) =>
        (await Deliveries.PositionsAsync(person, CancellationToken.None)).Single(position => position.Peer == peer);

    /// <summary>An answer of the database itself.</summary>
    public async Task<T> QueryAsync<T>(Func<ChatDb, Task<T>> query)
    {
        await using var db = await Factory.CreateDbContextAsync();
        return await query(db);
    }

    /// <summary>The same database as another node has it. Dispose it.</summary>
    public ServiceProvider AnotherNode(TimeProvider? clock = null) => Wire(engine.Settings, engine.Folder, clock ?? Clock);

    /// <summary>The same, where the server is reached another way.</summary>
    public ServiceProvider AnotherNode(Uri server, TimeProvider clock) =>
        Wire(new(engine.Settings) { [Connection] = $"{engine.Settings[Connection]};Port={server.Port}" }, engine.Folder, clock);

    /// <summary>The data folder of a program that finds all this there; for SQLite, as a server's database is in no folder.</summary>
    public void SaveTo(string dataDirectory)
    {
        Release();
        ((SqliteTestEngine)engine).SaveTo(dataDirectory);
    }

    public void Dispose()
    {
        Release();
        services.Dispose();
        engine.Dispose();
    }

    /// <summary>An engine's database in its newest form.</summary>
    internal static void Migrate(Dictionary<string, string?> settings, string folder)
    {
        using var services = Wire(settings, folder, TimeProvider.System);
        using var db = services.GetRequiredService<IDbContextFactory<ChatDb>>().CreateDbContext();
        db.Database.Migrate();
        CloseAll(db);
    }

    /// <summary>The stores as the program wires them.</summary>
    internal static ServiceProvider Wire(Dictionary<string, string?> settings, string folder, TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging(logs => logs.ClearProviders());
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(DataDirectory.At(folder));
        builder.Services.AddSingleton(new MessageBus());
        builder.AddDatabase();
        // The model asks the accounts which tables they need.
        builder.AddAccounts();
        return builder.Services.BuildServiceProvider();
    }

    private void Release()
    {
        services.GetRequiredService<MessageAppender>().Dispose();
        using var db = Factory.CreateDbContext();
        CloseAll(db);
    }

    /// <summary>The last connection to close moves everything from SQLite's log into its file.</summary>
    private static void CloseAll(ChatDb db)
    {
        switch (db.Database.GetDbConnection())
        {
            case SqliteConnection file:
                SqliteConnection.ClearPool(file);
                break;
            case NpgsqlConnection server:
                NpgsqlConnection.ClearPool(server);
                break;
        }
    }
}
