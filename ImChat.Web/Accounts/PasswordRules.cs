using System.Collections.Frozen;

namespace ImChat.Web.Accounts;

/// <summary>What a new password must be: long enough, and none of those that everybody tries first. No rule asks for kinds of characters.</summary>
internal static class PasswordRules
{
    /// <summary>Characters our own pages ask for.</summary>
    public const int LeastChars = 8;

    public const int MostChars = 256;

    /// <summary>The most common ones that are long enough, in small letters.</summary>
    private static readonly Lazy<FrozenSet<string>> Common = new(ReadCommon);

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="password">As wanted.</param>
    /// <param name="known">What whoever guesses would know of its owner.</param>
    public static AccountProblem? Check(string password, params string[] known) => password.Length switch
    {
        0 => AccountProblem.PasswordMissing,
        < LeastChars => AccountProblem.PasswordTooShort,
        > MostChars => AccountProblem.PasswordTooLong,
        _ => IsCommon(password, known) ? AccountProblem.PasswordTooCommon : null,
    };

    private static bool IsCommon(string password, string[] known) =>
        Common.Value.Contains(password.ToLowerInvariant()) || known.Contains(password, StringComparer.OrdinalIgnoreCase) || password.All(c => c == password[0]);

    private static FrozenSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("CommonPasswords")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
