using ImChat.Domain.Delivery;
using ImChat.Domain.People;
using ImChat.Web.Accounts;
using ImChat.Web.Legacy;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Caller = ImChat.Web.Tests.Faults.Devices.Caller;

namespace ImChat.Web.Tests.Faults;

/// <summary>People who know one another.</summary>
/// <param name="Talkers">Those with devices.</param>
/// <param name="Listeners">Those with old clients only.</param>
/// <param name="Talks">Their conversations; the last is the largest group.</param>
internal sealed record Circle(IReadOnlyList<Caller> Talkers, IReadOnlyList<Caller> Listeners, IReadOnlyList<Talk> Talks)
{
    public IReadOnlyCollection<string> Secrets => [.. Talkers.Concat(Listeners).Select(caller => caller.Token)];

    /// <summary>Twenty who talk and one who listens, in six pairs and four groups.</summary>
    public static async Task<Circle> OfFriendsAsync(TestDatabase database)
    {
        var people = await PeopleAsync(database, 21);
        List<Talk> talks = [await PairAsync(database, people[0], people[20])];
        for (var i = 2; i < 12; i += 2)
            talks.Add(await PairAsync(database, people[i], people[i + 1]));
        talks.Add(await GroupAsync(database, people[..3]));
        talks.Add(await GroupAsync(database, people[3..11]));
        talks.Add(await GroupAsync(database, people[11..]));
        talks.Add(await GroupAsync(database, people));
        return new Circle(people[..20], people[20..], talks);
    }

    /// <summary>A thousand who talk, each with one friend and in one group of twenty.</summary>
    public static async Task<Circle> OfCrowdAsync(TestDatabase database)
    {
        var people = await PeopleAsync(database, 1000);
        var talks = new List<Talk>();
        foreach (var pair in people.Chunk(2))
            talks.Add(await PairAsync(database, pair[0], pair[1]));
        foreach (var group in people.Chunk(20))
            talks.Add(await GroupAsync(database, [.. group]));
        return new Circle(people, [], talks);
    }

    public IReadOnlyList<Talk> TalksOf(UserId person) => [.. Talks.Where(talk => talk.Members.Contains(person))];

    private static async Task<List<Caller>> PeopleAsync(TestDatabase database, int count)
    {
        var tokens = new LegacyTokens(database.Factory, new Sessions(database.Factory, new RevocationWatch(database.Factory, new MessageBus(), TimeProvider.System, NullLogger<RevocationWatch>.Instance), TimeProvider.System), TimeProvider.System);
        var people = new List<Caller>();
        while (people.Count < count)
        {
            var person = await database.PersonAsync();
            people.Add(new Caller(person, await tokens.ReplaceQueryTokenAsync(person, CancellationToken.None)));
        }
        return people;
    }

    private static async Task<Talk> PairAsync(TestDatabase database, Caller one, Caller other)
    {
        await database.Contacts.AddAsync(one.Id, other.Id, CancellationToken.None);
        return Talk.Of(one.Id, other.Id);
    }

    private static async Task<Talk> GroupAsync(TestDatabase database, List<Caller> members)
    {
        UserId[] ids = [.. members.Select(member => member.Id)];
        return Talk.Of(await database.GroupAsync(ids[0], ids[1..]), ids);
    }
}
