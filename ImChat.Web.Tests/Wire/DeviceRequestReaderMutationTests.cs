using System.Text;
using CsCheck;
using ImChat.Domain.Messages;
using ImChat.Domain.Wire;
using ImChat.Web.Tests.Legacy;

namespace ImChat.Web.Tests.Wire;

public sealed class DeviceRequestReaderMutationTests
{
    private static readonly Gen<string> Whole = Gen.OneOfConst(
        """{"t":"send","cid":"a-1","cmd":10,"dstid":10002,"media":1,"content":"\ud83d\ude00 hi","pic":"","url":"u","memo":null,"amount":"4"}""",
        """{"t":"send","cid":"a-2","cmd":"11","dstid":"10003","media":3,"url":"/mnt/1.mp3","amount":5}""",
        """{"t":"resume","device":"d9f-_","convs":{"c12":118,"c40":"7"}}""",
        """{"t":"got","conv":"c12","seq":7}""",
        """{"t":"read","conv":"c12","seq":"7"}""",
        """{"t":"typing","conv":"c12","x":[[{"y":1.5e3}]]}""",
        """{"t":"ping","n":-1}""",
        """{"t":"history","conv":"c12","before":50,"limit":10}""");

    private static readonly Gen<string> Piece = Gen.OneOfConst(
        "\"", "\\", "\\u", "\\ud800", "\\udc00", "{", "}", "[", "]", ":", ",", "null", "true", "-", "1e400", "99999999999999999999", ".5", "c", "\0", "\uFEFF", "你", "\"t\":", "\"cid\":", "\"x\":{", "😀");

    private static readonly Gen<Change[]> Changes = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 200], Gen.Byte, (kind, at, value) => new Change(kind, at, value)).Array[0, 3];

    private static readonly Gen<(string Frame, Change[] Changes)> Nearly = Gen.Select(Whole, Piece, Gen.Int[0, 200], Changes, (whole, piece, at, changes) =>
        (changes.Length % 2 == 0 ? whole : whole.Insert(at % whole.Length, piece), changes));

    [Fact]
    public void WhateverIsDoneToAFrame_ReadingItThrowsNothing_AndGivesOnlyWhatCanBe()
    {
        var understood = 0;
        Nearly.Sample(
            one =>
            {
                var request = DeviceRequestReader.Read(one.Changes.Aggregate(Encoding.UTF8.GetBytes(one.Frame), (bytes, change) => change.To(bytes)));
                if (request is not BadRequest)
                    Interlocked.Increment(ref understood);
                return CanBe(request);
            },
            iter: 100_000);
        Assert.True(understood > 10_000, $"only {understood} frames were understood: the search has lost its aim");
    }

    private static bool CanBe(DeviceRequest request) => request switch
    {
        SendRequest { Draft: { ClientId: { } cid, To.Number: > 0, Body: { Media: > MediaKind.None, Amount: >= 0 } body } } =>
            cid.Length is > 0 and <= MessageRules.ClientIdChars && cid.All(c => c is >= ' ' and <= '~') && body is { Content: not null, Pic: not null, Url: not null, Memo: not null },
        GotRequest { Seq: >= 0 } or ReadRequest { Seq: >= 0 } or TypingRequest or PingRequest => true,
        HistoryRequest { Before: > 0, Limit: > 0 and <= HistoryRequest.MaxLimit } => true,
        ResumeRequest { After.Values: var numbers } => numbers.All(number => number >= 0),
        BadRequest => true,
        _ => false,
    };
}
