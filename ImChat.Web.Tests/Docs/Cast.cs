using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Docs;

/// <summary>The people of the examples, new for each of them, as the page introduces them.</summary>
internal sealed class Cast : IDisposable
{
    private readonly LegacyClient[] people;

    private Cast(Bindings known, params LegacyClient[] people) => (Known, this.people) = (known, people);

    /// <summary>The values of the placeholders that are known before anything happens.</summary>
    public Bindings Known { get; }

    public static async Task<Cast> GatherAsync(AppFactory app)
    {
        var known = new Bindings();
        var alice = await RegisterAsync(app, "Alice", known);
        var bob = await RegisterAsync(app, "Bob", known);
        var carol = await RegisterAsync(app, "Carol", known);
        await alice.AddFriendAsync(bob.Id);
        // Joining by name needs a name that no other example's group has.
        var name = $"Team {alice.Id}";
        var group = await alice.CreateGroupAsync(name);
        await bob.JoinGroupAsync(group);
        await ReadAsync(app, group, alice, bob);
        // Somebody who is on no page owns a group where nobody may write.
        var dave = await LegacyClient.RegisterAsync(app, "Dave");
        var quiet = await dave.CreateGroupAsync($"Quiet {alice.Id}");
        await carol.JoinGroupAsync(quiet);
        Assert.Null(await app.Services.GetRequiredService<GroupDirectory>().ChangeAsync(new UserId(dave.Id), new GroupId(quiet), new MuteAll(true), CancellationToken.None));
        await ReadAsync(app, quiet, carol);
        known.Bind("quiet.id", $"{quiet}");
        known.Bind("group.id", $"{group}");
        known.Bind("group.name", name);
        known.Bind("dora.mobile", $"137{alice.Id:D8}");
        known.Bind("dora.passwd", LegacyClient.Password);
        known.Bind("origin", app.Address.GetLeftPart(UriPartial.Authority));
        return new Cast(known, alice, bob, carol, dave);
    }

    public void Dispose()
    {
        foreach (var person in people)
            person.Dispose();
    }

    /// <summary>They have had what was said in the group by now: that people came.</summary>
    private static async Task ReadAsync(AppFactory app, long group, params LegacyClient[] people)
    {
        var store = app.Services.GetRequiredService<IDeliveryStore>();
        foreach (var person in people)
        {
            var me = new UserId(person.Id);
            var position = (await store.PositionsAsync(me, CancellationToken.None)).Single(position => position.Peer == Peer.Of(new GroupId(group)));
            await store.MoveAsync([new CursorMove(me, position.Conversation, position.LastSeq, position.LastSeq)], CancellationToken.None);
        }
    }

    private static async Task<LegacyClient> RegisterAsync(AppFactory app, string nickname, Bindings known)
    {
        var person = await LegacyClient.RegisterAsync(app, nickname);
        var name = nickname.ToLowerInvariant();
        known.Bind($"{name}.id", $"{person.Id}");
        known.Bind($"{name}.token", person.Token);
        known.Bind($"{name}.mobile", person.Mobile);
        known.Bind($"{name}.masked", $"{person.Mobile[..3]}****{person.Mobile[^4..]}");
        known.Bind($"{name}.passwd", LegacyClient.Password);
        return person;
    }
}
