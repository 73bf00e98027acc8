using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>How one person stands with another: all that the rules between two people ask.</summary>
/// <param name="IsSelf">They are one and the same.</param>
/// <param name="IsKept">The other keeps this person among their friends.</param>
/// <param name="IsBlocked">The other has blocked this person.</param>
/// <param name="Settings">What the other has decided.</param>
public sealed record Standing(bool IsSelf, bool IsKept, bool IsBlocked, PersonalSettings Settings);
