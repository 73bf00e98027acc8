using ImChat.Domain;
using ImChat.Domain.Groups;

namespace ImChat.Web.Tests.Groups;

public sealed class GroupRulesTests
{
    /// <summary>Each action, and which of the four roles may do it: nobody's, member's, administrator's, owner's.</summary>
    public static TheoryData<GroupAction, string> Table => new()
    {
        { GroupAction.Speak, "-mao" },
        { GroupAction.SpeakAmongMuted, "--ao" },
        { GroupAction.CallOneself, "-mao" },
        { GroupAction.Confirm, "-mao" },
        { GroupAction.Leave, "-ma-" },
        { GroupAction.Invite, "-mao" },
        { GroupAction.Admit, "--ao" },
        { GroupAction.ChangeProfile, "--ao" },
        { GroupAction.ChangePolicy, "--ao" },
        { GroupAction.Announce, "--ao" },
        { GroupAction.SeeConfirmations, "--ao" },
        { GroupAction.MuteAll, "--ao" },
        { GroupAction.Mute, "--ao" },
        { GroupAction.Remove, "--ao" },
        { GroupAction.Appoint, "---o" },
        { GroupAction.Transfer, "---o" },
        { GroupAction.Dissolve, "---o" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void EachRole_MayDoWhatTheTableSays(GroupAction action, string may) =>
        Assert.Equal(may, string.Concat(Enum.GetValues<GroupRole>().Select(role => GroupRules.May(role, action) ? "-mao"[(int)role] : '-')));

    [Fact]
    public void TheTable_LeavesNoActionOut() => Assert.Equal(Enum.GetValues<GroupAction>(), Table.Select(row => row.Data.Item1).Order());

    [Theory]
    [InlineData(GroupAction.Remove, GroupRole.Member, "")]
    [InlineData(GroupAction.Remove, GroupRole.Administrator, "m")]
    [InlineData(GroupAction.Remove, GroupRole.Owner, "ma")]
    [InlineData(GroupAction.Mute, GroupRole.Member, "")]
    [InlineData(GroupAction.Mute, GroupRole.Administrator, "m")]
    [InlineData(GroupAction.Mute, GroupRole.Owner, "ma")]
    [InlineData(GroupAction.Appoint, GroupRole.Administrator, "")]
    [InlineData(GroupAction.Appoint, GroupRole.Owner, "ma")]
    [InlineData(GroupAction.Transfer, GroupRole.Administrator, "")]
    [InlineData(GroupAction.Transfer, GroupRole.Owner, "ma")]
    public void OnlySomebodyBelowOneself_IsActedUpon(GroupAction action, GroupRole role, string targets) =>
        Assert.Equal(targets, string.Concat(Enum.GetValues<GroupRole>().Where(target => GroupRules.MayTo(role, action, target)).Select(target => "-mao"[(int)target])));

    [Theory]
    [InlineData(JoiningRule.Open, "-mao")]
    [InlineData(JoiningRule.Approval, "--ao")]
    [InlineData(JoiningRule.Invitation, "--ao")]
    public void WhereNotEverybodyMayJoin_NotEverybodyMayInvite(JoiningRule joining, string may) =>
        Assert.Equal(may, string.Concat(Enum.GetValues<GroupRole>().Select(role => GroupRules.May(role, GroupAction.Invite, joining) ? "-mao"[(int)role] : '-')));

    [Theory]
    [InlineData(GroupRole.None, false, false, Refusal.NotMember)]
    [InlineData(GroupRole.Member, false, false, null)]
    [InlineData(GroupRole.Member, true, false, Refusal.Muted)]
    [InlineData(GroupRole.Member, false, true, Refusal.Muted)]
    [InlineData(GroupRole.Administrator, false, true, null)]
    [InlineData(GroupRole.Administrator, true, false, Refusal.Muted)]
    [InlineData(GroupRole.Owner, false, true, null)]
    public void WhoIsMuted_MayNotSpeak(GroupRole role, bool isMuted, bool areAllMuted, Refusal? refusal) =>
        Assert.Equal(refusal, GroupRules.CheckSpeaking(role, isMuted, areAllMuted));

    [Theory]
    [InlineData(GroupRole.None, GroupAction.Leave, null, Refusal.NotMember)]
    [InlineData(GroupRole.Owner, GroupAction.Leave, null, Refusal.OwnerStays)]
    [InlineData(GroupRole.Member, GroupAction.Dissolve, null, Refusal.Forbidden)]
    [InlineData(GroupRole.Owner, GroupAction.Remove, GroupRole.None, Refusal.UnknownPerson)]
    [InlineData(GroupRole.Owner, GroupAction.Remove, GroupRole.Owner, Refusal.Forbidden)]
    [InlineData(GroupRole.Administrator, GroupAction.Remove, GroupRole.Administrator, Refusal.Forbidden)]
    [InlineData(GroupRole.Administrator, GroupAction.Remove, GroupRole.Member, null)]
    public void ARefusal_SaysWhy(GroupRole role, GroupAction action, GroupRole? target, Refusal? refusal) =>
        Assert.Equal(refusal, GroupRules.Check(role, action, target));
}
