using System.Diagnostics;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>A history in which all went well, for tests to spoil.</summary>
internal sealed class Story
{
    private readonly Random random = new(1);
    private readonly Talk talk = Talk.Of(Alice, Bob);

    public Story()
    {
        AlicesDevice = History.AddDevice(Alice);
        BobsDevice = History.AddDevice(Bob);
        First = Say();
        Second = Say();
        Third = Say();
    }

    public static UserId Alice { get; } = new(10000);

    public static UserId Bob { get; } = new(10001);

    public static UserId Carol { get; } = new(10002);

    public static ConversationId Conversation { get; } = new(1);

    public History History { get; } = new();

    public List<StoredMessage> Rows { get; } = [];

    public List<StoredMessage> Pages { get; } = [];

    public List<string> Damage { get; } = [];

    public DeviceRecord AlicesDevice { get; }

    public DeviceRecord BobsDevice { get; }

    public Send First { get; }

    public Send Second { get; }

    public Send Third { get; }

    /// <summary>Alice says something; it is stored and acked, and Bob has it.</summary>
    public Send Say()
    {
        var send = Try();
        var place = Store(send);
        Ack(send, place);
        Deliver(BobsDevice, place, send.Content);
        return send;
    }

    /// <summary>Alice tries to say something.</summary>
    public Send Try() => Try(Send.New(random, talk));

    public Send Try(Send send)
    {
        History.Invoked(send, Alice, AlicesDevice.Name);
        return send;
    }

    /// <summary>Stored as the next message.</summary>
    public Place Store(Send send, string? content = null)
    {
        var row = new StoredMessage(new Place(Conversation, Rows.Count + 1, 100 + Rows.Count), Alice, send.Cid, content ?? send.Content);
        Rows.Add(row);
        Pages.Add(row with { ClientId = null });
        return row.Place;
    }

    public void Ack(Send send, Place place, bool isRepetition = false)
    {
        History.Acked(send.Cid, place, isRepetition);
        AlicesDevice.Add(new Receipt(1, isRepetition ? ReceiptKind.RepeatedAck : ReceiptKind.Ack, place, "", Stopwatch.GetTimestamp()));
    }

    public static void Deliver(DeviceRecord device, Place place, string content, int line = 1) =>
        device.Add(new Receipt(line, ReceiptKind.Message, place, content, Stopwatch.GetTimestamp()));

    public Findings Check() => Checker.Check(History, [talk], new FinalRead(Rows, new Dictionary<ConversationId, string> { [Conversation] = talk.Key }, Damage, Pages));

    /// <summary>Checks that this, and nothing else, is found.</summary>
    public void AssertOnly(Verdict verdict)
    {
        var findings = Check();
        foreach (var other in Enum.GetValues<Verdict>().Where(other => other != verdict))
            Assert.Empty(findings[other]);
        Assert.NotEmpty(findings[verdict]);
    }
}
