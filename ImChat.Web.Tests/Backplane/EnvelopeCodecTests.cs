using System.Text;
using System.Text.Json;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Backplane;

namespace ImChat.Web.Tests.Backplane;

public sealed class EnvelopeCodecTests
{
    private static readonly UserId Anna = new(10001);
    private static readonly UserId Ben = new(10002);
    private static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, 123, TimeSpan.Zero);

    private static readonly ChatMessage Message = new(7, new ConversationId(3), 5, Anna, Peer.Of(Ben), new MessageBody(MediaKind.News, "标题 😀", "/p", "/u", "memo", 12), At, "c1", new byte[] { 1, 2, 3 });

    public static TheoryData<string> Kinds => [.. Events.Select(one => one.GetType().Name)];

    private static IReadOnlyList<ChatEvent> Events { get; } =
    [
        new MessageArrived(Message with { Notice = new GroupNotice(NoticeKind.Invited, [Ben], "text"), IsWithheld = true }, Origin: 9),
        new MessageWithheld(new ConversationId(3), 6),
        new PersonChanged(Anna),
        new RequestsChanged(),
        new PeerAdded(Peer.Of(new GroupId(10005))),
        new GroupChanged(new GroupId(10005)),
        new ListChanged(Peer.Of(Ben)),
        new DraftKept(new Draft(Anna, Peer.Of(Ben), "half a", At, new DeviceId("phone"))),
        new CursorMoved(new ConversationId(3), Anna, Peer.Of(Ben), 5, 4),
        new TypingStarted(new ConversationId(3), Anna, Peer.Of(Ben)),
        new PresenceChanged(Anna, true, At),
        new SettingsChanged(new PersonalSettings { SharesReading = false, OnlyFriendsWrite = true }),
        new CaughtUp(),
    ];

    [Fact]
    public void EveryKindOfEvent_IsAmongThem() =>
        Assert.Equal(typeof(ChatEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ChatEvent))).Select(type => type.Name).Order(), Events.Select(one => one.GetType().Name).Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnEvent_IsOnTheOtherNodeWhatItWas(string kind)
    {
        var sent = Events.Single(one => one.GetType().Name == kind);

        var got = Assert.Single(EnvelopeCodec.Read(EnvelopeCodec.Write(NodeName.New(), [new Envelope(sent, [Anna, Ben])])));

        Assert.Equal(sent.GetType(), got.Event.GetType());
        Assert.Equal([Anna, Ben], got.Recipients);
        Assert.Equivalent(sent, got.Event, strict: true);
    }

    [Fact]
    public void ANode_KnowsWhatItSaidItself()
    {
        var (one, other) = (NodeName.New(), NodeName.New());
        var said = EnvelopeCodec.Write(one, [new Envelope(new CaughtUp(), [Anna])]);

        Assert.True(EnvelopeCodec.IsFrom(one, said));
        Assert.False(EnvelopeCodec.IsFrom(other, said));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdefnull")]
    [InlineData("0123456789abcdef0123456789abcdef{\"Node\":1}")]
    public void WhatIsNoneOfThis_IsRefused(string said) => Assert.Throws<JsonException>(() => EnvelopeCodec.Read(Encoding.UTF8.GetBytes(said)));
}
