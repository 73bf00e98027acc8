using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>A cursor that moved, and who is to know.</summary>
/// <param name="Moved">Where it is now, for its owner's devices.</param>
/// <param name="Readers">Others who may know what was received and read.</param>
/// <param name="Receivers">Others who may know only what was received.</param>
public sealed record MovedCursor(CursorMoved Moved, IReadOnlyList<UserId> Readers, IReadOnlyList<UserId> Receivers);
