namespace ImChat.Domain.Groups;

/// <summary>Who may do what in a group: the one place that says so, for every door.</summary>
public static class GroupRules
{
    /// <summary>Whether this role may do this at all; towards whom, <see cref="Check"/> says.</summary>
    /// <param name="role">What the one who acts is.</param>
    /// <param name="action">What they want to do.</param>
    /// <param name="joining">How people join this group: where not everybody may, not everybody may bring others in.</param>
    public static bool May(GroupRole role, GroupAction action, JoiningRule joining = JoiningRule.Open) => action switch
    {
        GroupAction.Leave => role is GroupRole.Member or GroupRole.Administrator,
        GroupAction.Speak or GroupAction.CallOneself or GroupAction.Confirm => role >= GroupRole.Member,
        GroupAction.Invite => role >= (joining == JoiningRule.Open ? GroupRole.Member : GroupRole.Administrator),
        GroupAction.Appoint or GroupAction.Transfer or GroupAction.Dissolve => role >= GroupRole.Owner,
        _ => role >= GroupRole.Administrator,
    };

    /// <summary>Whether this role may do this to a member of that role: only to somebody below oneself.</summary>
    public static bool MayTo(GroupRole role, GroupAction action, GroupRole target, JoiningRule joining = JoiningRule.Open) =>
        May(role, action, joining) && target != GroupRole.None && target < role;

    /// <summary>The reason why this role may not do this, or null.</summary>
    /// <param name="role">What the one who acts is.</param>
    /// <param name="action">What they want to do.</param>
    /// <param name="target">What the member is to whom it is done; null when it is done to nobody.</param>
    /// <param name="joining">How people join this group.</param>
    public static Refusal? Check(GroupRole role, GroupAction action, GroupRole? target = null, JoiningRule joining = JoiningRule.Open)
    {
        if (role == GroupRole.None)
            return Refusal.NotMember;
        if (role == GroupRole.Owner && action == GroupAction.Leave)
            return Refusal.OwnerStays;
        if (target == GroupRole.None)
            return Refusal.UnknownPerson;
        return (target is { } other ? MayTo(role, action, other, joining) : May(role, action, joining)) ? null : Refusal.Forbidden;
    }

    /// <summary>The reason why a member of this role may not write, or null.</summary>
    /// <param name="role">What the writer is.</param>
    /// <param name="isMuted">They were muted themselves.</param>
    /// <param name="areAllMuted">Everybody was.</param>
    public static Refusal? CheckSpeaking(GroupRole role, bool isMuted, bool areAllMuted)
    {
        if (role == GroupRole.None)
            return Refusal.NotMember;
        return isMuted || !May(role, areAllMuted ? GroupAction.SpeakAmongMuted : GroupAction.Speak) ? Refusal.Muted : null;
    }
}
