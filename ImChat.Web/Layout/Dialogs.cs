using MudBlazor;

namespace ImChat.Web.Layout;

internal static class Dialogs
{
    /// <summary>Asks before something that cannot be taken back; true when the person wants it.</summary>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string ok)
    {
        var asked = await dialogs.ShowAsync<ConfirmDialog>(title, new DialogParameters<ConfirmDialog> { { x => x.Text, text }, { x => x.OkText, ok } });
        return await asked.Result is { Canceled: false };
    }
}
