using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ImChat.Bench.Load;

/// <summary>What circuits speak: SignalR's MessagePack under a name of its own. Counts what the server sends.</summary>
internal sealed class BlazorPack : IHubProtocol
{
    private readonly MessagePackHubProtocol pack = new();
    private long received;

    /// <summary>Bytes the server sent so far.</summary>
    public long Received => Interlocked.Read(ref received);

    public string Name => "blazorpack";

    public int Version => 1;

    public TransferFormat TransferFormat => pack.TransferFormat;

    public bool IsVersionSupported(int version) => version == Version;

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => pack.GetMessageBytes(message);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var before = input.Length;
        var isThere = pack.TryParseMessage(ref input, binder, out message);
        Interlocked.Add(ref received, before - input.Length);
        return isThere;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => pack.WriteMessage(message, output);
}
