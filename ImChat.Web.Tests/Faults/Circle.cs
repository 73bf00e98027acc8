using ImChat.Domain.Groups;
using ImChat.Domain.People;
using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Faults.Nodes;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>People who know one another: twenty who talk and one who only listens, with an old client, in six pairs and four groups.</summary>
/// <param name="Talkers">Those with devices.</param>
/// <param name="Listener">The one with the old client.</param>
/// <param name="Talks">Their conversations; the last is a group of all.</param>
internal sealed record Circle(IReadOnlyList<Caller> Talkers, Caller Listener, IReadOnlyList<Talk> Talks)
{
    private const int Talking = 20;
    private const int Pairs = 6;

    public Talk Everybody => Talks[^1];

    public IReadOnlyCollection<string> Secrets => [.. Talkers.Append(Listener).Select(caller => caller.Token)];

    /// <summary>Signs everybody up; a data folder with them in it is all that is left.</summary>
    public static async Task<Circle> FoundAsync(string dataDirectory)
    {
        await using var node = new Node(dataDirectory, "--RateLimits:RegisterPerMinute=0", "--RateLimits:LoginPerMinute=0");
        await node.StartAsync();
        var clients = new List<LegacyClient>();
        while (clients.Count <= Talking)
            clients.Add(await LegacyClient.RegisterAsync(AppFactory.NewClient(node.Address)));
        var listener = clients[^1];
        List<Talk> talks = [await BefriendAsync(clients[0], listener)];
        while (talks.Count < Pairs)
            talks.Add(await BefriendAsync(clients[talks.Count * 2], clients[(talks.Count * 2) + 1]));
        talks.Add(await GroupAsync(clients[..3]));
        talks.Add(await GroupAsync(clients[3..11]));
        talks.Add(await GroupAsync([.. clients[11..Talking], listener]));
        talks.Add(await GroupAsync(clients));
        var circle = new Circle(clients[..Talking].ConvertAll(CallerOf), CallerOf(listener), talks);
        clients.ForEach(client => client.Dispose());
        Assert.Equal(0, (await node.TerminateAsync()).ExitCode);
        return circle;
    }

    public IReadOnlyList<Talk> TalksOf(Caller caller) => [.. Talks.Where(talk => talk.Members.Contains(caller.Id))];

    private static Caller CallerOf(LegacyClient client) => new(new UserId(client.Id), client.Token);

    private static async Task<Talk> BefriendAsync(LegacyClient one, LegacyClient other)
    {
        await one.AddFriendAsync(other.Id);
        return Talk.Of(new UserId(one.Id), new UserId(other.Id));
    }

    private static async Task<Talk> GroupAsync(List<LegacyClient> members)
    {
        var group = await members[0].CreateGroupAsync($"of {members.Count}");
        foreach (var member in members[1..])
            await member.JoinGroupAsync(group);
        return Talk.Of(new GroupId(group), members.Select(member => new UserId(member.Id)));
    }
}
