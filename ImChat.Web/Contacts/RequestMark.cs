using ImChat.Domain.Contacts;
using ImChat.Domain.Delivery;
using ImChat.Web.Chat;

namespace ImChat.Web.Contacts;

/// <summary>How many people wait for the consent of the person whose page this is.</summary>
internal sealed class RequestMark(ChatCircuit circuit, IRequestStore requests) : IDisposable
{
    private IDisposable? listening;

    /// <summary>Raised after <see cref="Count"/> changed, on no particular thread.</summary>
    public event Func<Task>? Changed;

    public int Count { get; private set; }

    /// <summary>Counts, now and whenever it changes.</summary>
    public Task OpenAsync()
    {
        listening ??= circuit.Listen(OnEventAsync);
        return CountAsync();
    }

    public void Dispose() => listening?.Dispose();

    private async Task OnEventAsync(ChatEvent? chatEvent)
    {
        if (chatEvent is not (null or RequestsChanged or PeerAdded))
            return;
        await CountAsync();
        if (Changed is { } changed)
            await changed();
    }

    private async Task CountAsync() => Count = await requests.CountAsync(circuit.Me, CancellationToken.None);
}
