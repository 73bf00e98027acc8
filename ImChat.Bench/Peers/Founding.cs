using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImChat.Domain.Groups;
using ImChat.Domain.People;
using ImChat.Web.Accounts;
using ImChat.Web.Data;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImChat.Bench.Peers;

/// <summary>A database with people who have tokens, and the groups they are in, made before the server starts.</summary>
internal static class Founding
{
    public static async Task<WebApplication> FoundAsync(Cast cast, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Logging.ClearProviders();
        builder.AddSettings();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDatabase();
        builder.AddAccounts();
        var app = builder.Build();
        await app.Services.MigrateAsync();
        await PeopleAsync(app.Services, cast);
        if (cast.Before > 0)
            await HistoryAsync(app.Services, cast);
        await RoomsAsync(app.Services.GetRequiredService<IGroupStore>(), cast);
        return app;
    }

    private static async Task PeopleAsync(IServiceProvider services, Cast cast)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ChatDb>>().CreateDbContextAsync();
        var tokens = Enumerable.Range(0, cast.People).Select(_ => Convert.ToHexString(RandomNumberGenerator.GetBytes(16))).ToArray();
        var users = tokens.Select((token, person) => new ChatUser
        {
            UserName = person.ToString(CultureInfo.InvariantCulture),
            NormalizedUserName = person.ToString(CultureInfo.InvariantCulture),
            SecurityStamp = token,
            QueryTokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(token)),
            CreatedAt = DateTimeOffset.UtcNow,
        }).ToList();
        db.Users.AddRange(users);
        await db.SaveChangesAsync();
        (cast.Tokens, cast.Numbers) = (tokens, [.. users.Select(user => user.Id)]);
    }

    /// <summary>Neighbours have talked before: person 0 with 1, 2 with 3 and so on.</summary>
    private static async Task HistoryAsync(IServiceProvider services, Cast cast)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ChatDb>>().CreateDbContextAsync();
        var now = DateTimeOffset.UtcNow;
        var conversations = Enumerable.Range(0, cast.People / 2)
            .Select(pair => new ConversationRow { LowUserId = cast.Numbers[2 * pair], HighUserId = cast.Numbers[(2 * pair) + 1], LastSeq = cast.Before, LastAt = now }).ToList();
        db.Conversations.AddRange(conversations);
        await db.SaveChangesAsync();
        db.Participants.AddRange(conversations.SelectMany(pair => new[] { pair.LowUserId, pair.HighUserId }, (pair, person) => new ParticipantRow
        {
            ConversationId = pair.Id,
            UserId = person!.Value,
            ReadSeq = cast.Before,
            HadSeq = cast.Before,
            JoinedAt = now,
        }));
        await db.SaveChangesAsync();
        // As they would have come: a message of each conversation in turn.
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE said(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM said WHERE seq < {cast.Before})
            INSERT INTO "Messages" ("ConversationId", "Seq", "SenderId", "ToKind", "ToNumber", "Media", "Content", "Pic", "Url", "Memo", "Amount", "At", "IsWithheld")
            SELECT "Id", seq, "LowUserId", 10, "HighUserId", 1, 'said before, with as many words as people mostly need for it', '', '', '', 0, {now.ToUnixTimeMilliseconds()}, 0
            FROM said CROSS JOIN "Conversations" ORDER BY seq
            """);
    }

    private static async Task RoomsAsync(IGroupStore groups, Cast cast)
    {
        var limits = new GroupLimits { MaxOwned = int.MaxValue, MaxMembers = int.MaxValue };
        var rooms = new List<long>();
        for (var room = 0; room < cast.Rooms; room++)
        {
            var members = cast.Numbers[(room * cast.RoomSize)..((room + 1) * cast.RoomSize)];
            var made = (await groups.CreateAsync(new NewGroup(new UserId(members[0]), $"Room {room}"), limits, CancellationToken.None)).Value!.Group.Id;
            rooms.Add(made.Value);
            foreach (var member in members[1..])
                await groups.JoinAsync(made, new UserId(member), limits, isInvited: true, CancellationToken.None);
        }
        cast.RoomNumbers = [.. rooms];
    }
}
