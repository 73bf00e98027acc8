using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Messages;

public sealed class PeerTests
{
    private static readonly UserId Anna = new(10001);
    private static readonly UserId Ben = new(10002);
    private static readonly GroupId Club = new(10001);

    [Fact]
    public void APersonAndAGroupOfTheSameNumber_AreDifferentPeers()
    {
        Assert.NotEqual(Peer.Of(Anna), Peer.Of(Club));
        Assert.False(Peer.Of(Anna).IsGroup);
        Assert.True(Peer.Of(Club).IsGroup);
    }

    [Fact]
    public void TheKinds_AreTheCommandsOfTheWire() => Assert.Equal((10, 11), ((int)Peer.Of(Anna).Kind, (int)Peer.Of(Club).Kind));

    [Theory]
    [InlineData("u10001", PeerKind.Person, 10001)]
    [InlineData("g10001", PeerKind.Group, 10001)]
    [InlineData("u9223372036854775807", PeerKind.Person, long.MaxValue)]
    public void WhatIsWritten_IsReadBack(string text, PeerKind kind, long number)
    {
        Assert.True(Peer.TryParse(text, null, out var peer));
        Assert.Equal(new Peer(kind, number), peer);
        Assert.Equal(peer, Peer.Parse(text, null));
        Assert.Equal(text, peer.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("g")]
    [InlineData("10001")]
    [InlineData("U10001")]
    [InlineData("x10001")]
    [InlineData("u 10001")]
    [InlineData("u10001 ")]
    [InlineData("u+10001")]
    [InlineData("u-10001")]
    [InlineData("u10,001")]
    [InlineData("u10001.0")]
    [InlineData("u１０００１")]
    [InlineData("u9223372036854775808")]
    [InlineData("ug10001")]
    public void AnythingElse_IsNoPeer(string? text)
    {
        Assert.False(Peer.TryParse(text, null, out var peer));
        Assert.Equal(default, peer);
        if (text is not null)
            Assert.Throws<FormatException>(() => Peer.Parse(text, null));
    }

    [Fact]
    public void BetweenTwoPeople_EachSeesTheOther()
    {
        var message = Message(from: Anna, Peer.Of(Ben));

        Assert.Equal(Peer.Of(Ben), message.PeerFor(Anna));
        Assert.Equal(Peer.Of(Anna), message.PeerFor(Ben));
    }

    [Fact]
    public void InAGroup_EverybodySeesTheGroup()
    {
        var message = Message(from: Anna, Peer.Of(Club));

        Assert.Equal(Peer.Of(Club), message.PeerFor(Anna));
        Assert.Equal(Peer.Of(Club), message.PeerFor(Ben));
    }

    [Fact]
    public void WhoWritesToThemselves_SeesThemselves() => Assert.Equal(Peer.Of(Anna), Message(from: Anna, Peer.Of(Anna)).PeerFor(Anna));

    private static ChatMessage Message(UserId from, Peer to) =>
        new(1, new ConversationId(1), 1, from, to, MessageBody.Text("hi"), DateTimeOffset.UnixEpoch, ClientId: null, Frame: null);
}
