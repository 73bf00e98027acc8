using ImChat.Domain.People;

namespace ImChat.Web.Legacy.Api;

/// <summary>The letters old clients use.</summary>
internal static class LegacySex
{
    public static string Letter(Sex sex) => sex switch
    {
        Sex.Man => "M",
        Sex.Woman => "W",
        _ => "U",
    };

    public static Sex Parse(string letter) => letter switch
    {
        "M" or "m" => Sex.Man,
        "W" or "w" => Sex.Woman,
        _ => Sex.Unstated,
    };
}
