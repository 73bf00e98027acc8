using System.Security.Cryptography;

namespace ImChat.Domain.Delivery;

/// <summary>One of a person's devices, by a name it keeps; it tells where that device left off. Says nothing to anybody else.</summary>
/// <param name="Value">1 to <see cref="MaxChars"/> ASCII letters, digits, <c>-</c> or <c>_</c>.</param>
public readonly record struct DeviceId(string Value)
{
    /// <summary>Characters a name may have.</summary>
    public const int MaxChars = 64;

    private const int RandomBytes = 12;

    /// <summary>A name nobody has yet.</summary>
    public static DeviceId New() => new($"d{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}");

    /// <summary>The device of this name, or null when it is no name of a device.</summary>
    public static DeviceId? Parse(string? name) =>
        name is { Length: > 0 and <= MaxChars } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? new DeviceId(name) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
