using ImChat.Domain.Delivery;
using ImChat.Domain.People;

namespace ImChat.Web.Chat;

/// <summary>Who is writing in one conversation just now.</summary>
internal sealed class Writers(TimeProvider clock)
{
    private readonly List<(UserId Person, DateTimeOffset Until)> writing = [];

    /// <summary>Those who are, the first to begin first.</summary>
    public IReadOnlyList<UserId> Now
    {
        get
        {
            var now = clock.GetUtcNow();
            writing.RemoveAll(one => one.Until <= now);
            return [.. writing.Select(one => one.Person)];
        }
    }

    /// <summary>How long until the next of them counts as silent; null when nobody writes.</summary>
    public TimeSpan? NextEnd => writing.Count == 0 ? null : TimeSpan.FromTicks(Math.Max(0, (writing.Min(one => one.Until) - clock.GetUtcNow()).Ticks));

    /// <summary>This person writes; unless they go on, it ends by itself.</summary>
    public void Started(UserId person)
    {
        var until = clock.GetUtcNow() + TypingStarted.Lifetime;
        var place = writing.FindIndex(one => one.Person == person);
        if (place < 0)
            writing.Add((person, until));
        else
            writing[place] = (person, until);
    }

    /// <summary>What this person wrote is here. False when nobody knew that they were writing.</summary>
    public bool Stopped(UserId person) => writing.RemoveAll(one => one.Person == person) > 0;
}
