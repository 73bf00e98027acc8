namespace ImChat.Domain.Attachments;

/// <summary>How large a picture is when it is shown upright.</summary>
/// <param name="Width">Pixels from left to right; 0 when nobody knows.</param>
/// <param name="Height">Pixels from top to bottom; 0 when nobody knows.</param>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Pixels a side may have. More is refused before anybody decodes it.</summary>
    public const int MostSide = 16_384;

    /// <summary>Pixels a picture may have.</summary>
    public const long MostPixels = 40_000_000;

    /// <summary>Whether it says anything.</summary>
    public bool IsKnown => Width > 0 && Height > 0;

    /// <summary>Whether a browser, ours or an old client's, would need too much memory to show it.</summary>
    public bool IsTooLarge => Width > MostSide || Height > MostSide || (long)Width * Height > MostPixels;

    /// <summary>The same shape, no side longer than this.</summary>
    public PictureSize Within(int side)
    {
        var factor = Math.Min(1, (double)side / Math.Max(Width, Height));
        return new PictureSize(Math.Max(1, (int)Math.Round(Width * factor)), Math.Max(1, (int)Math.Round(Height * factor)));
    }
}
