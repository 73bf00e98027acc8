namespace ImChat.Web.Notices;

internal static class NoticesFeature
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NoticeBoard>();
        builder.Services.AddScoped<NoticeMark>();
    }
}
