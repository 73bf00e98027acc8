using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>Somebody who wants to be a friend.</summary>
/// <param name="Person">Who.</param>
/// <param name="Greeting">What they said, or empty.</param>
/// <param name="At">When they last asked.</param>
public sealed record FriendRequest(Person Person, string Greeting, DateTimeOffset At)
{
    /// <summary>UTF-16 units a greeting may have.</summary>
    public const int GreetingChars = 100;
}
