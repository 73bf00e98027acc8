namespace ImChat.Domain.People;

/// <summary>What a person says about their sex; the old clients know the three letters M, W and U.</summary>
public enum Sex
{
    /// <summary>Not said (U). The default.</summary>
    Unstated,

    /// <summary>A man (M).</summary>
    Man,

    /// <summary>A woman (W).</summary>
    Woman,
}
