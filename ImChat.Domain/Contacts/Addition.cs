using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>How adding somebody ended.</summary>
/// <param name="Person">Who was added or asked.</param>
/// <param name="IsAsked">They have to consent first, or so it looks.</param>
public sealed record Addition(Person Person, bool IsAsked = false);
