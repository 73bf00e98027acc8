using ImChat.Domain;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Messages;

public sealed class MessageRulesTests
{
    private static readonly MessageRules Rules = new();

    [Theory]
    [InlineData(1, null)]
    [InlineData(7999, null)]
    [InlineData(8000, null)]
    [InlineData(8001, Refusal.TooLong)]
    public void ATextAndADescription_MayHave8000Units(int length, Refusal? refusal)
    {
        Assert.Equal(refusal, Check(MessageBody.Text(Letters(length))));
        Assert.Equal(refusal, Check(new MessageBody(MediaKind.News, Memo: Letters(length))));
    }

    [Theory]
    [InlineData(2047, null)]
    [InlineData(2048, null)]
    [InlineData(2049, Refusal.TooLong)]
    public void AnAddress_MayHave2048Units(int length, Refusal? refusal)
    {
        Assert.Equal(refusal, Check(new MessageBody(MediaKind.Link, Url: Letters(length))));
        Assert.Equal(refusal, Check(new MessageBody(MediaKind.News, Pic: Letters(length))));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, null)]
    [InlineData(4, Refusal.TooLong)]
    public void TheSettings_SayHowLongATextMayBe(int length, Refusal? refusal) =>
        Assert.Equal(refusal, new MessageRules { MaxChars = 3 }.Check(Draft(MessageBody.Text(Letters(length)))));

    [Fact]
    public void Length_IsCountedInUtf16Units()
    {
        var rules = new MessageRules { MaxChars = 4 };

        Assert.Null(rules.Check(Draft(MessageBody.Text("😀😀"))));
        Assert.Equal(Refusal.TooLong, rules.Check(Draft(MessageBody.Text("😀😀😀"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\t \n")]
    [InlineData("\u3000\u00A0\u2003")]
    public void ATextOfNothingButSpace_IsEmpty(string text) => Assert.Equal(Refusal.Empty, Check(MessageBody.Text(text)));

    [Fact]
    public void OtherKinds_NeedNoText() => Assert.Null(Check(new MessageBody(MediaKind.Image, Url: "/mnt/1.png")));

    [Theory]
    [InlineData("a\tb\nc")]
    [InlineData("你好 😀 👨‍👩‍👧 é \u0301 \uFFFD \uE000")]
    [InlineData("😀")]
    [InlineData("\u2028\u200E\uFEFF.")]
    public void WhatPeopleWrite_IsFine(string text) => Assert.Null(Check(MessageBody.Text(text)));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\u0001a")]
    [InlineData("a\u0008")]
    [InlineData("a\u000Bb")]
    [InlineData("a\u000Cb")]
    [InlineData("a\rb")]
    [InlineData("a\u001Fb")]
    [InlineData("a\u001B[31m")]
    [InlineData("a\uFFFEb")]
    [InlineData("a\uFFFFb")]
    public void ControlCharactersAndNonCharacters_AreBadText(string text) => AssertBadEverywhere(text);

    // As numbers: half a pair does not survive the way of an attribute's text.
    [Theory]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    [InlineData(0xDE00, 0xD83D)]
    [InlineData(0xD83D, 0xD83D, 0xDE00)]
    [InlineData(0xD83D, 0xDE00, 0xDE00)]
    [InlineData(0x61, 0xD83D)]
    [InlineData(0xD83D, 0x61)]
    public void HalfASurrogatePair_IsBadText(params int[] units) => AssertBadEverywhere(new string([.. units.Select(unit => (char)unit)]));

    [Theory]
    [InlineData("")]
    [InlineData("a\0b\r")]
    public void AnOldFrame_IsBoundedByItsSizeAlone(string text)
    {
        byte[] frame = [1];

        Assert.Null(Rules.Check(Draft(MessageBody.Text(text)) with { Frame = frame }));
        Assert.Null(Rules.Check(Draft(MessageBody.Text(Letters(60_000))) with { Frame = frame }));
        Assert.Null(Rules.Check(Draft(new MessageBody(MediaKind.Link, Url: Letters(60_000))) with { Frame = frame }));
    }

    private static void AssertBadEverywhere(string text)
    {
        Assert.Equal(Refusal.BadText, Check(MessageBody.Text(text)));
        Assert.Equal(Refusal.BadText, Check(new MessageBody(MediaKind.News, "title", Pic: text)));
        Assert.Equal(Refusal.BadText, Check(new MessageBody(MediaKind.News, "title", Url: text)));
        Assert.Equal(Refusal.BadText, Check(new MessageBody(MediaKind.News, "title", Memo: text)));
    }

    private static string Letters(int count) => new('字', count);

    private static MessageDraft Draft(MessageBody body) => new(Peer.Of(new UserId(10002)), body);

    private static Refusal? Check(MessageBody body) => Rules.Check(Draft(body));
}
