using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ImChat.Domain.Groups;

/// <summary>What stands in an invite link: whoever has it is let in, so only a digest of it is stored.</summary>
/// <param name="Value">Letters, digits, <c>-</c> and <c>_</c>.</param>
public readonly record struct InviteToken(string Value)
{
    private const int RandomBytes = 18;

    /// <summary>How long a link lets people in.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>SHA-256 of it.</summary>
    public byte[] Digest => SHA256.HashData(Encoding.UTF8.GetBytes(Value));

    /// <summary>One that nobody can guess.</summary>
    public static InviteToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
