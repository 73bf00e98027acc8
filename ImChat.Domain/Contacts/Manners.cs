namespace ImChat.Domain.Contacts;

/// <summary>What one person may do to another, whichever door they come through. Who is blocked is never told so.</summary>
public static class Manners
{
    /// <summary>Why they may not write, or null. Blocked people may: see <see cref="IsWithheld"/>.</summary>
    public static Refusal? Write(Standing standing) =>
        standing.IsSelf || standing.IsKept || standing.IsBlocked || !standing.Settings.OnlyFriendsWrite ? null : Refusal.NotFriend;

    /// <summary>Whether what they write is stored for themselves alone, now and for ever.</summary>
    public static bool IsWithheld(Standing standing) => standing.IsBlocked && !standing.IsSelf;

    /// <summary>What comes of adding them.</summary>
    public static Welcome Add(Standing standing) => standing switch
    {
        { IsBlocked: true } => Welcome.Unheard,
        { IsKept: false, Settings.AsksBeforeAdding: true } => Welcome.Asks,
        _ => Welcome.Friends,
    };
}
