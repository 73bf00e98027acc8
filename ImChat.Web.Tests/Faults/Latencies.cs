using System.Diagnostics;
using ImChat.Web.Tests.Faults.Judging;

namespace ImChat.Web.Tests.Faults;

/// <summary>How long something took, many times.</summary>
internal sealed class Latencies
{
    private readonly List<TimeSpan> sorted;

    private Latencies(IEnumerable<TimeSpan> all) => sorted = [.. all.Order()];

    public TimeSpan P50 => At(0.5);

    public TimeSpan P99 => At(0.99);

    public TimeSpan Longest => At(1);

    /// <summary>From writing a send to its ack, of sends written between these times.</summary>
    public static Latencies OfAcks(History history, long from, long to) => new(history.Sends
        .Where(story => story.IsOk && story.InvokedAt >= from && story.InvokedAt < to)
        .Select(story => Stopwatch.GetElapsedTime(story.InvokedAt, story.AckedAt)));

    /// <summary>From writing a send to its arrival at each of these devices, of sends written between these times.</summary>
    public static Latencies OfArrivals(History history, IEnumerable<DeviceRecord> devices, long from, long to)
    {
        var sends = history.Sends.Where(story => story.InvokedAt >= from && story.InvokedAt < to).ToDictionary(story => story.Send.Content);
        return new(devices.SelectMany(device => device.Receipts)
            .Where(receipt => receipt.Kind == ReceiptKind.Message && sends.ContainsKey(receipt.Content))
            .Select(receipt => Stopwatch.GetElapsedTime(sends[receipt.Content].InvokedAt, receipt.At)));
    }

    public override string ToString() =>
        sorted.Count == 0 ? "none" : $"p50 {P50.TotalMilliseconds:F1} ms, p99 {P99.TotalMilliseconds:F1} ms, longest {Longest.TotalMilliseconds:F1} ms of {sorted.Count}";

    private TimeSpan At(double part) => sorted.Count == 0 ? TimeSpan.Zero : sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(part * sorted.Count))];
}
