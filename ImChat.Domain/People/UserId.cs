using System.Globalization;

namespace ImChat.Domain.People;

/// <summary>A person's number: positive, given once, starting at 10000. People type it to add each other.</summary>
/// <param name="Value">The number as it stands on the wire.</param>
public readonly record struct UserId(long Value)
{
    /// <summary>The number in decimal digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
