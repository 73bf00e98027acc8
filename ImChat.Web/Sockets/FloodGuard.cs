namespace ImChat.Web.Sockets;

/// <summary>Tells a client that is briefly too fast, and is slowed down, from one that never stops.</summary>
internal sealed class FloodGuard(TimeProvider clock)
{
    /// <summary>Messages under pressure before we stop being patient.</summary>
    public const int Patience = 300;

    /// <summary>Without a wait for this long, the pressure is gone.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private DateTimeOffset lastLate = DateTimeOffset.MinValue;
    private int underPressure;

    /// <summary>Counts one message, which had to wait for its rate or not; true when that is one too many.</summary>
    public bool IsFlood(bool wasLate)
    {
        var now = clock.GetUtcNow();
        if (wasLate)
            lastLate = now;
        underPressure = now - lastLate > Calm ? 0 : underPressure + 1;
        return underPressure > Patience;
    }
}
