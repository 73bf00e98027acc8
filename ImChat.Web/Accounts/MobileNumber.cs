using System.Text;

namespace ImChat.Web.Accounts;

/// <summary>The sign-in name as typed: any text of some length, so that every old account keeps working.</summary>
internal static class MobileNumber
{
    public const int MaxChars = 64;

    /// <summary>Without surrounding space and with full-width digits made plain, as an input method may leave them.</summary>
    public static string Clean(string typed)
    {
        try
        {
            return typed.Normalize(NormalizationForm.FormKC).Trim();
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair cannot be normalised, and is nobody's number.
            return "";
        }
    }
}
