namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>How long to stay away after a failed try: a random part of a span that doubles each time, so that many do not come back at once.</summary>
internal sealed class Backoff(Habits habits, Random random)
{
    private TimeSpan span = habits.FirstPause;

    public TimeSpan Next()
    {
        var next = span * random.NextDouble();
        span = span * 2 < habits.LongestPause ? span * 2 : habits.LongestPause;
        return next;
    }

    public void Reset() => span = habits.FirstPause;
}
