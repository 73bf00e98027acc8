using ImChat.Domain.Messages;
using ImChat.Web.Tests.Faults.Devices;
using ImChat.Web.Tests.Faults.Judging;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>What is looked at once all is over: the devices, the old sockets, and what is stored.</summary>
internal sealed class Trial(Circle circle, History history, IReadOnlyList<DeviceClient> devices, IReadOnlyList<OldSocketClient> oldSockets)
{
    /// <summary>Brings every device up to date once more and judges all that happened.</summary>
    public async Task<Findings> JudgeAsync(StoredRows database, Action<string> print)
    {
        await Wait.For(Task.WhenAll(devices.Select(device => device.ResyncAsync())), Scene.Patience);
        print("all have synced once more");
        var (rows, conversations) = (database.Messages(), database.Conversations());
        var members = conversations.ToDictionary(one => one.Key, one => circle.Talks.Single(talk => talk.Key == one.Value).Members);
        foreach (var old in oldSockets)
            await HearAllAsync(old, rows.Count(row => row.Sender != old.Record.Owner && members[row.Place.Conversation].Contains(old.Record.Owner)));
        var readers = conversations.Keys.GroupBy(conversation => devices.First(device => members[conversation].Contains(device.Record.Owner)));
        var pages = await Task.WhenAll(readers.Select(reader => ReadAsync(reader.Key, reader)).ToList());
        var findings = Checker.Check(history, circle.Talks, new FinalRead(rows, conversations, database.Damage(), [.. pages.SelectMany(page => page)]));
        print(findings.ToString());
        return findings;
    }

    /// <summary>When it does not hear all in time, the checker says what is missing.</summary>
    private static async Task HearAllAsync(OldSocketClient old, int expected) =>
        await Task.WhenAny(old.Record.Had.ReachesAsync(expected), Task.Delay(Wait.Deadline));

    private static async Task<List<StoredMessage>> ReadAsync(DeviceClient reader, IEnumerable<ConversationId> conversations)
    {
        var all = new List<StoredMessage>();
        foreach (var conversation in conversations)
            all.AddRange(await reader.ReadAllAsync(conversation));
        return all;
    }
}
