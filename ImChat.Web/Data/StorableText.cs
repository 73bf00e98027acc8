using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ImChat.Web.Data;

/// <summary>
/// PostgreSQL refuses a question with U+0000 in a text, and its driver one with half a surrogate pair, which a stranger can send wherever one
/// writes something: it is kept, and looked for, without the one and with U+FFFD for the other.
/// </summary>
internal sealed class StorableText : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        foreach (DbParameter parameter in result.Parameters)
        {
            if (parameter.Value is string text)
                parameter.Value = Of(text);
        }
        return result;
    }

    public static string Of(string text)
    {
        var whole = text.Replace("\0", "", StringComparison.Ordinal);
        return whole.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(whole)) : whole;
    }
}
