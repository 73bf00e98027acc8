using Amazon.Runtime;
using Amazon.S3;
using ImChat.Domain.Attachments;
using ImChat.Web.Hosting;

namespace ImChat.Web.Attachments.S3;

internal static class S3Feature
{
    public static void AddS3(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Bind<S3Options>(S3Options.Section);
        options.Assert();
        var connection = Connection(options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), connection));
        builder.Services.AddSingleton<S3Bucket>();
        builder.Services.AddSingleton<IAttachmentStore, S3AttachmentStore>();
        if (options.PresignedReads)
            builder.Services.AddSingleton<PresignedReads>();
    }

    /// <summary>Finds the bucket before the first request comes, where there is one.</summary>
    /// <exception cref="SettingException">It cannot be reached with these settings.</exception>
    public static Task ReachBucketAsync(this IServiceProvider services) => services.GetService<S3Bucket>() is { } bucket ? ReachAsync(bucket) : Task.CompletedTask;

    internal static async Task ReachAsync(S3Bucket bucket)
    {
        try
        {
            await bucket.ReachAsync();
        }
        catch (IOException error)
        {
            throw new SettingException($"{S3Options.Section}:{KeyOf(error)}", $"the bucket cannot be reached: {error.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>How requests are made. Tests take another way to the server.</summary>
    /// <exception cref="SettingException">Requests cannot be signed for this region.</exception>
    public static AmazonS3Config Connection(S3Options options)
    {
        var connection = Connection(options.Endpoint, options.PathStyle);
        try
        {
            connection.AuthenticationRegion = options.Region;
            return connection;
        }
        catch (AmazonClientException error)
        {
            throw new SettingException(S3Options.Section + ":Region", error.Message);
        }
    }

    private static AmazonS3Config Connection(string endpoint, bool isPathStyle) => new()
    {
        ServiceURL = endpoint,
        ForcePathStyle = isPathStyle,
        // Aliyun OSS and older servers know none of the checksums that are sent by default, and refuse them or keep them as content.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        // Whoever uploads waits for it.
        MaxErrorRetry = 1,
        // By default it waits for ever, for either.
        ConnectTimeout = TimeSpan.FromSeconds(10),
        Timeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>The setting that is most likely wrong.</summary>
    private static string KeyOf(IOException error) => (error.InnerException as AmazonS3Exception)?.ErrorCode switch
    {
        "NoSuchBucket" or "InvalidBucketName" => "Bucket",
        "InvalidAccessKeyId" or "AccessDenied" => "AccessKey",
        "SignatureDoesNotMatch" => "SecretKey",
        "AuthorizationHeaderMalformed" or "PermanentRedirect" => "Region",
        _ => "Endpoint",
    };
}
