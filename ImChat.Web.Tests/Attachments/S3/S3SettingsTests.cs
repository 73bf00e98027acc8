using System.Net;
using System.Net.Sockets;
using ImChat.Web.Attachments;
using ImChat.Web.Attachments.S3;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImChat.Web.Tests.Attachments.S3;

public sealed class S3SettingsTests
{
    [Theory]
    [InlineData("Attachments:S3:Endpoint", "")]
    [InlineData("Attachments:S3:Endpoint", "oss-cn-hangzhou.aliyuncs.com")]
    [InlineData("Attachments:S3:Endpoint", "ftp://localhost")]
    [InlineData("Attachments:S3:Region", "")]
    [InlineData("Attachments:S3:Region", "far away")]
    [InlineData("Attachments:S3:Bucket", "")]
    [InlineData("Attachments:S3:Bucket", "../imchat")]
    [InlineData("Attachments:S3:AccessKey", "")]
    [InlineData("Attachments:S3:SecretKey", " ")]
    public void A_setting_that_is_missing_or_cannot_work_is_named_at_start(string key, string value)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        foreach (var (name, good) in S3Server.SettingsFor(new Uri("http://localhost:9000")))
            builder.Configuration[name] = good;
        builder.Configuration[key] = value;
        var problem = Assert.Throws<SettingException>(builder.AddAttachments);
        Assert.StartsWith(key + ":", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bucket", "another")]
    [InlineData("AccessKey", "nobody")]
    public async Task One_that_the_server_does_not_accept_is_named_too(string key, string value)
    {
        var options = S3Server.OptionsFor(S3Server.Current.Address);
        typeof(S3Options).GetProperty(key)!.SetValue(options, value);
        using var client = AnyHost.Connect(options);
        var problem = await Assert.ThrowsAsync<SettingException>(() => S3Feature.ReachAsync(new S3Bucket(client, options)));
        Assert.StartsWith($"Attachments:S3:{key}: ", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>What servers say that check more than the one of the tests does.</summary>
    [Theory]
    [InlineData("SignatureDoesNotMatch", "SecretKey")]
    [InlineData("AccessDenied", "AccessKey")]
    [InlineData("AuthorizationHeaderMalformed", "Region")]
    [InlineData("InternalError", "Endpoint")]
    public async Task So_is_the_one_that_a_refusal_is_about(string refusal, string key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapFallback(() => Results.Text($"<Error><Code>{refusal}</Code><Message>No.</Message></Error>", "application/xml", statusCode: 403));
        await server.StartAsync();
        var options = S3Server.OptionsFor(new Uri(server.Urls.Single()));
        using var client = AnyHost.Connect(options);
        var problem = await Assert.ThrowsAsync<SettingException>(() => S3Feature.ReachAsync(new S3Bucket(client, options)));
        Assert.Equal($"Attachments:S3:{key}: the bucket cannot be reached: No.", problem.Message);
    }

    [Fact]
    public async Task Where_no_server_is_the_program_ends_with_one_sentence()
    {
        using var nobody = new Socket(SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var settings = S3Server.SettingsFor(new Uri($"http://{nobody.LocalEndPoint}"));
        using var program = ProgramProcess.Start([.. settings.Select(setting => $"--{setting.Key}={setting.Value}"), "--urls=http://127.0.0.1:0"]);
        var complaint = await Wait.For(program.Errors);
        Assert.StartsWith("Attachments:S3:Endpoint: ", complaint, StringComparison.Ordinal);
        Assert.Single(complaint.TrimEnd().Split('\n'));
        Assert.Equal(1, await Wait.For(program.ExitCode));
    }
}
