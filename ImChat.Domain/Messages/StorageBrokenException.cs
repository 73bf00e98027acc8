namespace ImChat.Domain.Messages;

/// <summary>
/// The disk under the database failed. After a failed flush the system forgets what it could not write, so a later success proves nothing:
/// the program must end and start anew.
/// </summary>
public sealed class StorageBrokenException(Exception cause) : OutcomeUnknownException("The disk under the database failed.", cause);
