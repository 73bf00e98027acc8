using Amazon.S3;
using ImChat.Web.Attachments.S3;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Web.Tests.Attachments.S3;

/// <summary>The same over a bucket, which stands before the server's name.</summary>
public class S3UploadServer : UploadServer
{
    protected virtual bool PresignedReads => false;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (key, value) in S3Server.SettingsFor(S3Server.Current.NamedAddress))
            builder.UseSetting(key, value);
        builder.UseSetting("Attachments:S3:PresignedReads", $"{PresignedReads}");
        builder.ConfigureTestServices(services => services.AddSingleton<IAmazonS3>(app => AnyHost.Connect(app.GetRequiredService<S3Options>())));
    }
}
