using ImChat.Domain.Messages;
using ImChat.Web.Data;

namespace ImChat.Web.Layout;

/// <summary>The database cannot be asked for a while, as when its server restarts: nobody's mistake, and over by itself.</summary>
internal static class Outage
{
    public static bool IsBehind(Exception error) => StorageFault.IsUnavailable(error) || error is OutcomeUnknownException;

    /// <summary>What a dialog was asked for: null when it is done, else why not. The dialog stays, with all that was typed into it.</summary>
    public static async Task<string?> ToldAsync(Task<string?> act)
    {
        try
        {
            return await act;
        }
        catch (Exception error) when (IsBehind(error))
        {
            return Texts.DatabaseAwayNow;
        }
    }
}
