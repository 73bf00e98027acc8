using ImChat.Domain.Attachments;
using ImChat.Web.Attachments.S3;
using ImChat.Web.Hosting;
using ImChat.Web.Legacy;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Attachments;

internal static class AttachmentsFeature
{
    public static void AddAttachments(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<AttachmentOptions>("Attachments");
        if (string.Equals(options.Store, "Local", StringComparison.OrdinalIgnoreCase))
            builder.Services.AddSingleton<IAttachmentStore>(services => new LocalAttachmentStore(Uploads(services), services.GetRequiredService<IncomingFolder>()));
        else if (string.Equals(options.Store, "S3", StringComparison.OrdinalIgnoreCase))
            builder.AddS3();
        else
            throw new SettingException("Attachments:Store", $"'{options.Store}' is not known; use Local or S3.");
        var limits = builder.Configuration.Bind<AttachmentLimits>("Attachments");
        Settings.AtLeast("Attachments:MaxBytes", limits.MaxBytes, 1);
        Settings.AtLeast("Attachments:QuotaPerPerson", limits.QuotaPerPerson, 1);
        Settings.AtLeast("Attachments:FilesPerPerson", limits.FilesPerPerson, 1);
        Settings.AtLeast("RateLimits:UploadPerMinute", builder.Configuration.Bind<RateLimitOptions>("RateLimits").UploadPerMinute, 0);

        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton(services => new IncomingFolder(Path.Combine(Uploads(services), "incoming")));
        builder.Services.AddSingleton<AttachmentIntake>();
        builder.Services.AddSingleton<PictureSizes>();
        builder.Services.AddSingleton<Thumbnails>();
        builder.Services.AddSingleton<UploadCaller>();
        builder.Services.AddSingleton<UploadDesk>();
        builder.Services.AddSingleton<DownloadDesk>();
    }

    /// <summary>Uploads come in where the old server took them and are read by hand, as everything of it; files go out to whoever knows their name.</summary>
    public static void MapAttachments(this WebApplication app)
    {
        app.Services.GetRequiredService<IncomingFolder>().ForgetUnfinished();
        app.MapGroup("").RequireCors(LegacyFeature.CorsPolicy).AddEndpointFilter<RouteGroupBuilder, BusyFilter>().Map("/attach/upload", UploadEndpoint.HandleAsync);
        foreach (var folder in (ReadOnlySpan<string>)[AttachmentAddress.Folder, AttachmentAddress.OtherFolder])
            app.Map(folder + "/{**name}", DownloadEndpoint.HandleAsync);
    }

    private static string Uploads(IServiceProvider services) => services.GetRequiredService<DataDirectory>().Folder("uploads");
}
