using System.Globalization;

namespace ImChat.Domain.Messages;

/// <summary>A stored conversation: one row for a pair of people or for a group, the same for everybody in it.</summary>
/// <param name="Value">The row's number.</param>
public readonly record struct ConversationId(long Value)
{
    /// <summary>The conversation of this name, or null when it is no name of one.</summary>
    public static ConversationId? Parse(string? name) =>
        name is ['c', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new ConversationId(number) : null;

    /// <summary><c>c</c> and the number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"c{Value}");
}
