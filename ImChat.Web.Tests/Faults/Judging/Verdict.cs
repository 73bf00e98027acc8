namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>What must never be found, by the names of the promises.</summary>
internal enum Verdict
{
    /// <summary>Acked, but not in the database, or not at a device that was to have it.</summary>
    Lost,

    /// <summary>Stored more than once, or shown to a device more than once.</summary>
    Duplicated,

    /// <summary>Stored, although nobody sent it or every attempt was refused.</summary>
    Unexpected,

    /// <summary>A number that is missing in a conversation, or that a device was not sent before the next.</summary>
    Gap,

    /// <summary>Two who were told different things about the same message.</summary>
    Disagreement,

    /// <summary>A message that came, or stands, before one that was there first.</summary>
    Order,

    /// <summary>Other text than was sent, or a damaged database.</summary>
    Integrity,

    /// <summary>A message at a device of somebody who does not belong there.</summary>
    Authorization,
}
