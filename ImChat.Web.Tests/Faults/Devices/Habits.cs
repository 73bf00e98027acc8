namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>How patient a client is. The protocol advises half a second to thirty for coming back; tests have less time.</summary>
internal sealed record Habits
{
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often it asks whether the server is there; two questions without an answer, and it takes a new line.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(25);

    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(2);
}
