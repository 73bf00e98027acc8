using System.Text.Json;

namespace ImChat.Web.Layout;

/// <summary>
/// What the first rendering of a page hands on to the live one. The browser sends it back in one message, and a message above the
/// circuit's limit ends the circuit: what is large is read again instead.
/// </summary>
internal static class FirstRendering
{
    /// <summary>Bytes of JSON for one list; a page hands on three at most, and encoding triples them.</summary>
    private const int MostBytes = 10 * 1024;

    /// <summary>The list when it is small enough to be handed on, else null.</summary>
    public static List<T>? IfSmall<T>(IReadOnlyCollection<T> items) => IfSmall<List<T>>([.. items]);

    /// <summary>The value when it is small enough to be handed on, else null.</summary>
    public static T? IfSmall<T>(T value)
        where T : class => JsonSerializer.SerializeToUtf8Bytes(value).Length <= MostBytes ? value : null;
}
