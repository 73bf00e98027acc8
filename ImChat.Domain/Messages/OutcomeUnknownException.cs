namespace ImChat.Domain.Messages;

/// <summary>
/// The database went away while it stored: whether a message is stored nobody knows. Whoever sends it again, with the same client id, learns
/// it or has it stored once.
/// </summary>
public class OutcomeUnknownException(string text, Exception cause) : Exception(text, cause)
{
    /// <summary>The connection to the database broke, and it did not come back in time.</summary>
    public OutcomeUnknownException(Exception cause)
        : this("The connection to the database broke.", cause)
    {
    }
}
