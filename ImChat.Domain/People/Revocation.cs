namespace ImChat.Domain.People;

/// <summary>Some of a person's sign-ins are over: what was opened with them ends.</summary>
/// <param name="Person">Whose.</param>
/// <param name="UpTo">The last one there was then; those opened later are not meant.</param>
/// <param name="Only">The one that is over, or null when all are.</param>
/// <param name="Except">The one that goes on when all others are over, or null.</param>
public sealed record Revocation(UserId Person, SessionId UpTo, SessionId? Only = null, SessionId? Except = null)
{
    /// <summary>Whether this sign-in is over.</summary>
    public bool Ends(UserId person, SessionId session) =>
        person == Person && session.Value <= UpTo.Value && (Only ?? session) == session && Except != session;
}
