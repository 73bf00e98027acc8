using ImChat.Domain.Messages;
using ImChat.Web.Groups;

namespace ImChat.Web.Chat;

/// <summary>A message as a page shows it.</summary>
/// <param name="Seq">Its number in the conversation.</param>
/// <param name="Sender">The sender's number.</param>
/// <param name="IsMine">Whether the person whose page this is sent it.</param>
/// <param name="SenderName">The sender's name.</param>
/// <param name="SenderPicture">The sender's picture, or empty.</param>
/// <param name="Body">What it says.</param>
/// <param name="At">When it was stored.</param>
/// <param name="ClientId">The sender's own id for it; only on one's own messages.</param>
/// <param name="IsWithheld">Nobody but its sender ever sees it.</param>
public sealed record MessageLine(
    long Seq, long Sender, bool IsMine, string SenderName, string SenderPicture, MessageBody Body, DateTimeOffset At, string? ClientId, bool IsWithheld = false)
{
    /// <summary>What happened, where nobody wrote this; else null.</summary>
    public NoticeLine? Notice { get; init; }
}
