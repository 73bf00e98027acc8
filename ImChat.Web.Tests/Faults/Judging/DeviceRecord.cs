using ImChat.Domain.People;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>Everything one device was sent, in the order it came.</summary>
internal sealed class DeviceRecord(string name, UserId owner)
{
    private readonly Lock gate = new();
    private readonly List<Receipt> receipts = [];

    public string Name => name;

    public UserId Owner => owner;

    /// <summary>Counts the receipts.</summary>
    public Counter Arrivals { get; } = new();

    public IReadOnlyList<Receipt> Receipts
    {
        get
        {
            lock (gate)
                return [.. receipts];
        }
    }

    public void Add(Receipt receipt)
    {
        lock (gate)
            receipts.Add(receipt);
        Arrivals.Add();
    }
}
