using ImChat.Domain.People;

namespace ImChat.Domain.Delivery;

/// <summary>How far one person has come in a conversation, as another one may know it.</summary>
/// <param name="Person">Who.</param>
/// <param name="Got">Some device of theirs has received everything up to here.</param>
/// <param name="Read">They have read up to here; 0 when one of the two keeps that to themselves.</param>
/// <param name="From">What was said up to here was not said to them.</param>
public sealed record Receipt(UserId Person, long Got, long Read, long From = 0);
