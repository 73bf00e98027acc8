namespace ImChat.Web.Backplane;

/// <summary>What this process is called among the nodes, for as long as it runs.</summary>
internal sealed record NodeName(string Value)
{
    public static NodeName New() => new(Guid.NewGuid().ToString("N"));
}
