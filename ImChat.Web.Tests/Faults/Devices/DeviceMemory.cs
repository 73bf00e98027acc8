using System.Threading.Channels;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>What a device keeps when a line breaks.</summary>
internal sealed class DeviceMemory(Caller caller, History history)
{
    public Caller Caller => caller;

    public History History => history;

    public DeviceRecord Record { get; } = history.AddDevice(caller.Id);

    public Outbox Outbox { get; } = new();

    public Cursors Cursors { get; } = new();

    public Channel<PageFrame> Pages { get; } = Channel.CreateUnbounded<PageFrame>();

    /// <summary>The name by which the server knows this device, once it has given one.</summary>
    public string? Name { get; set; }
}
