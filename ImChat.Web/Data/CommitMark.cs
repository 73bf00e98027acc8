namespace ImChat.Web.Data;

/// <summary>Tells whether a transaction was committed whose end nobody saw, because its connection broke.</summary>
/// <param name="WasCommittedAsync">Asks on another connection; while the server still works on it, waits.</param>
internal sealed record CommitMark(Func<ChatDb, Task<bool>> WasCommittedAsync);
