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
    public static async Task FoundAsync(string folder, Cast cast)
    {
        var builder = WebApplication.CreateBuilder([$"--ImChat:DataDirectory={folder}"]);
        builder.Logging.ClearProviders();
        builder.AddSettings();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDatabase();
        builder.AddAccounts();
        await using var app = builder.Build();
        await app.MigrateAsync();
        await PeopleAsync(app.Services, cast);
        await RoomsAsync(app.Services.GetRequiredService<IGroupStore>(), cast);
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
