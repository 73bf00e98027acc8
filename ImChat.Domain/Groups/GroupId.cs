using System.Globalization;

namespace ImChat.Domain.Groups;

/// <summary>A group's number: positive, given once, starting at 10000. People type it to join.</summary>
/// <param name="Value">The number as it stands on the wire.</param>
public readonly record struct GroupId(long Value)
{
    /// <summary>The number in decimal digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
