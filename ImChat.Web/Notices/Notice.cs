namespace ImChat.Web.Notices;

/// <summary>What whoever runs this server has to say to everybody.</summary>
/// <param name="Title">The file's first line.</param>
/// <param name="Text">The rest of it.</param>
/// <param name="At">When the file was last written.</param>
internal sealed record Notice(string Title, string Text, DateTimeOffset At);
