using System.Globalization;

namespace ImChat.Domain.Messages;

/// <summary>A stored conversation: one row for a pair of people or for a group, the same for everybody in it.</summary>
/// <param name="Value">The row's number.</param>
public readonly record struct ConversationId(long Value)
{
    /// <summary><c>c</c> and the number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"c{Value}");
}
