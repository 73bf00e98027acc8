namespace ImChat.Domain.Attachments;

/// <summary>What a page can do with an attachment.</summary>
public enum AttachmentKind
{
    /// <summary>Only download it; whatever it contains never runs and is never shown on this site.</summary>
    File,

    /// <summary>Show it as a picture.</summary>
    Image,

    /// <summary>Play it as sound.</summary>
    Audio,

    /// <summary>Play it as a film.</summary>
    Video,
}
