using System.Diagnostics.CodeAnalysis;

namespace ImChat.Web.Accounts;

/// <summary>An account, or why not.</summary>
internal readonly record struct AccountResult(ChatUser? User, AccountProblem? Problem)
{
    [MemberNotNullWhen(true, nameof(User))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsDone => User is not null;

    public static implicit operator AccountResult(ChatUser user) => new(user, null);

    public static implicit operator AccountResult(AccountProblem problem) => new(null, problem);
}
