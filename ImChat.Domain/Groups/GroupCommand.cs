using ImChat.Domain.People;

namespace ImChat.Domain.Groups;

/// <summary>Something that a member does to a group.</summary>
/// <param name="Action">What <see cref="GroupRules"/> is asked about.</param>
/// <param name="Target">The member to whom it is done, or null.</param>
public abstract record GroupCommand(GroupAction Action, UserId? Target = null);

/// <summary>Changes how it presents itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Icon">A picture's address, or empty.</param>
/// <param name="Kind">What it is for, 0 to 4.</param>
/// <param name="Memo">An introduction, or empty.</param>
public sealed record ChangeProfile(string Name, string Icon, int Kind, string Memo) : GroupCommand(GroupAction.ChangeProfile);

/// <summary>Changes how people join and what they see then. Opened to everybody, it lets in those who were waiting only when they ask again.</summary>
/// <param name="Joining">How people come in.</param>
/// <param name="SharesHistory">Those who come from now on see what was said before.</param>
public sealed record ChangePolicy(JoiningRule Joining, bool SharesHistory) : GroupCommand(GroupAction.ChangePolicy);

/// <summary>Brings friends in; whoever is in it already, or does not want to hear of the one who acts, is left out.</summary>
/// <param name="Friends">Whom.</param>
public sealed record BringIn(IReadOnlyList<UserId> Friends) : GroupCommand(GroupAction.Invite);

/// <summary>Answers somebody who asked to join.</summary>
/// <param name="Person">Who asked.</param>
/// <param name="IsWelcome">Lets them in, or forgets that they asked.</param>
public sealed record Admit(UserId Person, bool IsWelcome) : GroupCommand(GroupAction.Admit);

/// <summary>Makes a member an administrator, or an administrator a member.</summary>
/// <param name="Member">Whom.</param>
/// <param name="IsAdministrator">What they are from now on.</param>
public sealed record Appoint(UserId Member, bool IsAdministrator) : GroupCommand(GroupAction.Appoint, Member);

/// <summary>Gives the group to another member; who gave it is a member then.</summary>
/// <param name="Member">Whom.</param>
public sealed record Transfer(UserId Member) : GroupCommand(GroupAction.Transfer, Member);

/// <summary>Sends a member away.</summary>
/// <param name="Member">Whom.</param>
public sealed record Remove(UserId Member) : GroupCommand(GroupAction.Remove, Member);

/// <summary>Mutes or unmutes a member.</summary>
/// <param name="Member">Whom.</param>
/// <param name="IsMuted">Whether they may not write from now on.</param>
public sealed record Mute(UserId Member, bool IsMuted) : GroupCommand(GroupAction.Mute, Member);

/// <summary>Mutes or unmutes everybody but the owner and administrators.</summary>
/// <param name="AreMuted">Whether they may not write from now on.</param>
public sealed record MuteAll(bool AreMuted) : GroupCommand(GroupAction.MuteAll);

/// <summary>Puts up an announcement that members confirm.</summary>
/// <param name="Text">At most <see cref="GroupLimits.AnnouncementChars"/> UTF-16 units; empty takes it down.</param>
public sealed record Announce(string Text) : GroupCommand(GroupAction.Announce);

/// <summary>Confirms that one has read the announcement.</summary>
public sealed record Confirm() : GroupCommand(GroupAction.Confirm);

/// <summary>Says how one wants to be called here.</summary>
/// <param name="Name">At most <see cref="GroupLimits.NameChars"/> UTF-16 units; empty is one's own name.</param>
public sealed record CallOneself(string Name) : GroupCommand(GroupAction.CallOneself);

/// <summary>Goes. What was said until then stays to be read.</summary>
public sealed record Leave() : GroupCommand(GroupAction.Leave);

/// <summary>Ends the group for everybody. What was said stays to be read.</summary>
public sealed record Dissolve() : GroupCommand(GroupAction.Dissolve);
