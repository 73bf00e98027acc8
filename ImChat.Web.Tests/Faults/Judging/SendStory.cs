using ImChat.Domain.People;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>What became of one send, over all its attempts.</summary>
/// <param name="send">What was to be said.</param>
/// <param name="sender">By whom.</param>
/// <param name="device">The device that tried first.</param>
/// <param name="floor">The highest number that was acked in its talk before the first attempt: it must come after that.</param>
internal sealed class SendStory(Send send, UserId sender, string device, long floor)
{
    private readonly List<Place> acked = [];

    public Send Send => send;

    public UserId Sender => sender;

    public string Device => device;

    public long Floor => floor;

    /// <summary>When it was first tried, in ticks of the stopwatch.</summary>
    public long InvokedAt { get; init; }

    /// <summary>When the first ack came, in ticks of the stopwatch.</summary>
    public long AckedAt { get; private set; }

    public int Attempts { get; set; }

    public int Refusals { get; set; }

    /// <summary>Acks that say that this was no repetition.</summary>
    public int FirstAcks { get; private set; }

    /// <summary>Whether more than one device tried it.</summary>
    public bool IsShared { get; set; }

    /// <summary>Where the acks say that it stands; all should say the same.</summary>
    public IReadOnlyList<Place> Acked => acked;

    public bool IsOk => acked.Count > 0;

    /// <summary>Every attempt was refused in so many words: it must not be there.</summary>
    public bool IsFail => !IsOk && Attempts > 0 && Refusals >= Attempts;

    public void Ack(Place place, bool isRepetition, long at)
    {
        if (acked.Count == 0)
            AckedAt = at;
        acked.Add(place);
        if (!isRepetition)
            FirstAcks++;
    }
}
