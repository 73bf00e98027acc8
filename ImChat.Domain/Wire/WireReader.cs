using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Wire;

/// <summary>
/// Reads an old client's frame the way the old server and its siblings did: keys in any letter case, null is empty, the last of
/// duplicates wins, numbers of routing fields also as strings. What it cannot route it does not understand: the frame is dropped.
/// </summary>
public ref struct WireReader
{
    /// <summary>The keys as nearly every client writes them.</summary>
    private static readonly (byte[] Bytes, string Name)[] Known =
        [.. new[] { "userid", "cmd", "dstid", "media", "content", "pic", "url", "memo", "amount" }.Select(name => (Encoding.UTF8.GetBytes(name), name))];

    private readonly UserId sender;
    private List<Range>? falseSenders;
    private Utf8JsonReader json;
    private bool hasSender;
    private bool hasCommand;
    private long? command;
    private long? category;
    private long? destination;
    private long media;
    private long amount;
    private string content;
    private string pic;
    private string url;
    private string memo;

    private WireReader(ReadOnlySpan<byte> frame, UserId sender)
    {
        json = new Utf8JsonReader(frame);
        this.sender = sender;
        content = pic = url = memo = "";
        destination = 0;
    }

    /// <summary>
    /// The frame as a message from <paramref name="sender"/>, or null when it is a heartbeat, garbage, or names no destination. A missing or
    /// false <c>userid</c> is rewritten, every other byte stays.
    /// </summary>
    public static WireMessage? Read(ReadOnlyMemory<byte> frame, UserId sender)
    {
        // Checked first: a binary frame may hold anything, and what we forward must be valid text.
        if (!Utf8.IsValid(frame.Span))
            return null;
        try
        {
            return new WireReader(frame.Span, sender).Read(frame);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private WireMessage? Read(ReadOnlyMemory<byte> frame)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return null;
        var start = (int)json.BytesConsumed;
        var isEmpty = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            isEmpty = false;
            ReadMember();
        }
        // Anything behind the object makes the reader throw here.
        json.Read();
        return Kind() is { } kind && destination is > 0 and var number
            ? new WireMessage(new Peer(kind, number), Body(), WithTrueSender(frame, start, isEmpty))
            : null;
    }

    private PeerKind? Kind() => (hasCommand ? command : category + 9) switch
    {
        10 => PeerKind.Person,
        11 => PeerKind.Group,
        _ => null,
    };

    private readonly MessageBody Body() => new(media is >= int.MinValue and <= int.MaxValue ? (MediaKind)media : MediaKind.None, content, pic, url, memo, amount);

    private void ReadMember()
    {
        var name = Name(out var isExact);
        json.Read();
        switch (name)
        {
            case "userid":
                ReadSender(isExact);
                break;
            case "cmd":
                hasCommand = true;
                command = RoutingNumber();
                break;
            case "cate":
                category = RoutingNumber();
                break;
            case "dstid":
                destination = RoutingNumber();
                break;
            case "media":
                media = Number();
                break;
            case "amount":
                amount = Number();
                break;
            case "content":
                content = TextOrEmpty();
                break;
            case "pic":
                pic = TextOrEmpty();
                break;
            case "url":
                url = TextOrEmpty();
                break;
            case "memo":
                memo = TextOrEmpty();
                break;
            default:
                json.Skip();
                break;
        }
    }

    /// <summary>The key in small letters, and whether it was written so.</summary>
    private readonly string Name(out bool isExact)
    {
        isExact = true;
        foreach (var (bytes, known) in json.ValueIsEscaped ? [] : Known)
        {
            if (json.ValueSpan.SequenceEqual(bytes))
                return known;
        }
        var name = Text();
        var small = name.ToLowerInvariant();
        isExact = name == small;
        return small;
    }

    private void ReadSender(bool isExact)
    {
        var start = (int)json.TokenStartIndex;
        var isTrue = RoutingNumber() == sender.Value;
        if (!isTrue)
            (falseSenders ??= []).Add(start..(int)json.BytesConsumed);
        // Receivers look for the exact key; one in another letter case does not spare us adding it.
        hasSender |= isExact;
    }

    /// <summary>A whole number, also written as a string; null is 0, anything else is not a number.</summary>
    private long? RoutingNumber()
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return 0;
            case JsonTokenType.Number when json.TryGetInt64(out var number):
                return number;
            case JsonTokenType.String when long.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return number;
            default:
                json.Skip();
                return null;
        }
    }

    private long Number()
    {
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number))
            return number;
        json.Skip();
        return 0;
    }

    private string TextOrEmpty()
    {
        // Some databases refuse U+0000.
        if (json.TokenType == JsonTokenType.String)
            return Text().Replace("\0", "", StringComparison.Ordinal);
        json.Skip();
        return "";
    }

    /// <summary>The current name or string; half a surrogate pair makes it unreadable, not the frame.</summary>
    private readonly string Text()
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private readonly ReadOnlyMemory<byte> WithTrueSender(ReadOnlyMemory<byte> frame, int start, bool isEmpty)
    {
        if (hasSender && falseSenders is null)
            return frame;
        var id = Encoding.ASCII.GetBytes(sender.ToString());
        var bytes = new List<byte>(frame.Length + 32);
        var from = 0;
        if (!hasSender)
        {
            bytes.AddRange(frame.Span[..start]);
            bytes.AddRange("\"userid\":"u8);
            bytes.AddRange(id);
            if (!isEmpty)
                bytes.Add((byte)',');
            from = start;
        }
        foreach (var range in falseSenders ?? [])
        {
            bytes.AddRange(frame.Span[from..range.Start.Value]);
            bytes.AddRange(id);
            from = range.End.Value;
        }
        bytes.AddRange(frame.Span[from..]);
        return bytes.ToArray();
    }
}
