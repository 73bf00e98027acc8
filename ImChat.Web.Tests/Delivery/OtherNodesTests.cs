using ImChat.Domain.Delivery;
using ImChat.Domain.People;
using Microsoft.Extensions.Time.Testing;

namespace ImChat.Web.Tests.Delivery;

public sealed class OtherNodesTests
{
    private static readonly UserId Anna = new(10001);
    private static readonly UserId Ben = new(10002);

    private readonly FakeTimeProvider clock = new();
    private readonly OtherNodes others;

    public OtherNodesTests() => others = new OtherNodes(clock);

    [Fact]
    public void WhoeverANodeNames_IsOnline_SinceTheEarliest()
    {
        var (early, late) = (clock.GetUtcNow(), clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        Say("one", true, (Anna, late), (Ben, late));
        Say("other", true, (Anna, early));

        Assert.Equal((early, late, null), (others.OnlineSince(Anna), others.OnlineSince(Ben), others.OnlineSince(new UserId(10003))));
    }

    [Fact]
    public void WhoComesAndGoes_IsAddedAndTakenAway_AndAWholeStandsForItself()
    {
        Say("one", true, (Anna, clock.GetUtcNow()));
        Say("one", false, (Ben, clock.GetUtcNow()));
        Assert.NotNull(others.OnlineSince(Anna));
        others.Hear("one", isWhole: false, [], [Anna]);
        Assert.Null(others.OnlineSince(Anna));
        Say("one", true);
        Assert.Null(others.OnlineSince(Ben));
    }

    [Fact]
    public void ANodeThatIsSilentForTheLease_IsForgotten_WithItsPeople_Once()
    {
        Say("dead", true, (Anna, clock.GetUtcNow()));
        Say("alive", true, (Ben, clock.GetUtcNow()));
        clock.Advance(OtherNodes.Lease);
        Say("alive", false);
        Assert.Empty(others.Forget());

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([Anna], others.Forget());
        Assert.Empty(others.Forget());
        Assert.Null(others.OnlineSince(Anna));
        Assert.NotNull(others.OnlineSince(Ben));
    }

    private void Say(string node, bool isWhole, params (UserId Person, DateTimeOffset Since)[] online) =>
        others.Hear(node, isWhole, online.Select(one => KeyValuePair.Create(one.Person, one.Since)), []);
}
