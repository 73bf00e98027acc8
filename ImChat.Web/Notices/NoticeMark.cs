using ImChat.Web.Chat;
using ImChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Notices;

/// <summary>Whether the person whose page this is has not seen the newest notice.</summary>
internal sealed class NoticeMark(ChatCircuit circuit, NoticeBoard board, IDbContextFactory<ChatDb> factory)
{
    /// <summary>Raised after <see cref="IsUnread"/> changed.</summary>
    public event Func<Task>? Changed;

    public bool IsUnread { get; private set; }

    /// <summary>Looks whether there is a new one.</summary>
    public async Task LookAsync()
    {
        if (board.NewestAt() is not { } newest)
            return;
        await using var db = await factory.CreateDbContextAsync();
        IsUnread = await db.Users.AnyAsync(u => u.Id == circuit.Me.Value && u.NoticesSeenAt < newest);
    }

    /// <summary>They are all before the person.</summary>
    public async Task SeenAsync()
    {
        if (board.NewestAt() is not { } newest)
            return;
        await using var db = await factory.CreateDbContextAsync();
        await db.Users.Where(u => u.Id == circuit.Me.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.NoticesSeenAt, newest));
        IsUnread = false;
        if (Changed is { } changed)
            await changed();
    }
}
