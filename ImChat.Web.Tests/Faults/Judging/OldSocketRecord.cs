using System.Collections.Concurrent;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>What the old sockets of one person were sent: frames without numbers, some of them perhaps more than once.</summary>
internal sealed class OldSocketRecord(UserId owner)
{
    private readonly ConcurrentDictionary<string, string> contents = new();

    public UserId Owner => owner;

    /// <summary>What it was told, by the names of the sends.</summary>
    public IReadOnlyDictionary<string, string> Contents => contents;

    public Counter Had { get; } = new();

    public void Add(string content)
    {
        if (Send.NameIn(content) is { } cid && contents.TryAdd(cid, content))
            Had.Add();
    }
}
