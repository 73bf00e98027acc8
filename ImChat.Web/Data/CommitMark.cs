namespace ImChat.Web.Data;

/// <summary>A transaction whose end nobody may see, because its connection can break while it commits.</summary>
/// <param name="EndedAsync">On another connection, waits until the server no longer works on it: what it wrote is there, or will never be.</param>
internal sealed record CommitMark(Func<ChatDb, Task> EndedAsync);
