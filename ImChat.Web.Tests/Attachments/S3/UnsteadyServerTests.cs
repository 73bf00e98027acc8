using System.Security.Cryptography;
using ImChat.Domain.Attachments;
using ImChat.Web.Attachments.S3;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Attachments.S3;

public sealed class UnsteadyServerTests
{
    private readonly byte[] bytes = RandomNumberGenerator.GetBytes(UnsteadyServer.Part * 10);

    [Theory]
    [InlineData(1, "")]
    [InlineData(1000, "服务器繁忙，请稍后再试")]
    public async Task A_server_that_hangs_up_while_it_is_sent_a_file_is_sent_it_again_but_not_for_ever(int failures, string refusal)
    {
        await using var server = await UnsteadyServer.StartAsync(failures);
        await using var app = new AppFactory(S3Server.SettingsFor(server.Address));
        await app.InitializeAsync();
        using var me = await LegacyClient.RegisterAsync(app);
        var answer = await Wait.For(me.UploadAsync("a.bin", bytes, ""));
        Assert.Equal(refusal, answer.GetProperty("msg").GetString());
        await using var db = app.OpenDatabase();
        var isKept = refusal.Length == 0;
        Assert.Equal(isKept, await db.Attachments.AnyAsync());
        Assert.Equal(isKept ? bytes[UnsteadyServer.Part..] : [], server.Rest);
        Assert.Equal(isKept ? 0 : 1, server.Removed.Count);
    }

    /// <summary>Aliyun OSS and older servers refuse them.</summary>
    [Fact]
    public async Task No_checksum_goes_with_a_file_nor_behind_it()
    {
        await using var server = await UnsteadyServer.StartAsync(failures: 0);
        var options = S3Server.OptionsFor(server.Address);
        using var client = AnyHost.Connect(options);
        await new S3Bucket(client, options).PutAsync(AttachmentName.New(".bin"), new MemoryStream(bytes), CancellationToken.None);
        Assert.Contains("x-amz-content-sha256", server.Headers, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(server.Headers, header => header.Contains("checksum", StringComparison.OrdinalIgnoreCase) || header is "Content-Encoding" or "x-amz-trailer" or "Content-MD5");
    }
}
