namespace ImChat.Web.Docs.Devices;

internal static class ClientChapter
{
    public static Chapter Write() => new("v2-clients", DeviceTexts.ClientsTitle)
    {
        Rules =
        [
            DeviceTexts.OutboxRule,
            DeviceTexts.ResendRule,
            DeviceTexts.OnlyOnceRule,
            DeviceTexts.SortRule,
            DeviceTexts.OwnNumberRule,
            DeviceTexts.SafeRule,
            DeviceTexts.CursorRule,
            DeviceTexts.BackOffRule,
            DeviceTexts.ComeBackRule,
            DeviceTexts.FutureRule,
        ],
    };
}
