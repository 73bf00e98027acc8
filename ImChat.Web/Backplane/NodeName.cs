using System.Text;

namespace ImChat.Web.Backplane;

/// <summary>What this process is called among the nodes, for as long as it runs.</summary>
internal sealed record NodeName(string Value)
{
    /// <summary>Of every name, in bytes.</summary>
    public const int Length = 32;

    public byte[] Bytes { get; } = Encoding.ASCII.GetBytes(Value);

    public static NodeName New() => new(Guid.NewGuid().ToString("N"));
}
