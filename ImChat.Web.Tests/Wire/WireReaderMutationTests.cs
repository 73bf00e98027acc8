using System.Text.Json;
using ImChat.Domain.Wire;

namespace ImChat.Web.Tests.Wire;

public sealed class WireReaderMutationTests
{
    private static readonly byte[][] Whole =
    [
        """{"dstid":10002,"cmd":10,"userid":10001,"media":1,"content":"hi"}"""u8.ToArray(),
        """ { "CMD":"11" ,"dstid" : "10000","userid":[1,{"a":null}],"content":"\ud83d\ude00 \u4f60","amount":1.5e3}"""u8.ToArray(),
        """{"userid":"7","userId":8,"cate":1,"dstid":10002,"x":{"userid":[true,false]},"memo":"\\\"\/"}"""u8.ToArray(),
    ];

    private static readonly byte[] Bytes = "\"\\{}[]:,. 019-e\0u\xFFuseridcmdn"u8.ToArray();

    [Fact]
    public void WhateverIsDoneToAFrame_ItIsDroppedOrForwardedAsJsonWithATrueSender()
    {
        var random = new Random(20261124);
        var understood = 0;
        for (var i = 0; i < 60_000; i++)
        {
            var frame = Mutate(Whole[i % Whole.Length], random);
            if (WireReader.Read(frame, Frames.Me) is not { } message)
                continue;
            understood++;
            using var json = JsonDocument.Parse(message.Frame);
            Assert.Equal(Frames.Me.ToString(), json.RootElement.GetProperty("userid").ToString());
        }
        Assert.InRange(understood, 1000, 59_000);
    }

    private static byte[] Mutate(byte[] frame, Random random)
    {
        var bytes = frame.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(3))
            {
                case 0:
                    bytes[at] = Bytes[random.Next(Bytes.Length)];
                    break;
                case 1:
                    bytes.Insert(at, Bytes[random.Next(Bytes.Length)]);
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1));
                    break;
            }
            if (bytes.Count == 0)
                return [];
        }
        return [.. bytes];
    }
}
