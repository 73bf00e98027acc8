namespace ImChat.Web.Sockets;

/// <summary>How much nonsense one connection may send within a minute.</summary>
internal sealed class Patience(int most, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private DateTimeOffset since = DateTimeOffset.MinValue;
    private int count;

    /// <summary>Counts one more; true when that is too much.</summary>
    public bool IsOver()
    {
        var now = clock.GetUtcNow();
        if (now - since > Window)
            (since, count) = (now, 0);
        return ++count > most;
    }
}
