namespace ImChat.Domain.Groups;

/// <summary>What somebody in a group may want to do. Who may is said by <see cref="GroupRules"/>.</summary>
public enum GroupAction
{
    /// <summary>Write a message.</summary>
    Speak,

    /// <summary>Write a message while everybody is muted.</summary>
    SpeakAmongMuted,

    /// <summary>Say how one wants to be called here.</summary>
    CallOneself,

    /// <summary>Confirm that one has read the announcement.</summary>
    Confirm,

    /// <summary>Go.</summary>
    Leave,

    /// <summary>Bring friends in or make a link that lets people in.</summary>
    Invite,

    /// <summary>Let in, or turn away, who asked to join.</summary>
    Admit,

    /// <summary>Change name, icon, kind and introduction.</summary>
    ChangeProfile,

    /// <summary>Change how people join and what they see of what was said before.</summary>
    ChangePolicy,

    /// <summary>Put up an announcement, or take it down.</summary>
    Announce,

    /// <summary>See who has confirmed the announcement.</summary>
    SeeConfirmations,

    /// <summary>Mute or unmute everybody.</summary>
    MuteAll,

    /// <summary>Mute or unmute one member.</summary>
    Mute,

    /// <summary>Send a member away.</summary>
    Remove,

    /// <summary>Make a member an administrator, or an administrator a member.</summary>
    Appoint,

    /// <summary>Give the group to another member.</summary>
    Transfer,

    /// <summary>End the group for everybody.</summary>
    Dissolve,
}
