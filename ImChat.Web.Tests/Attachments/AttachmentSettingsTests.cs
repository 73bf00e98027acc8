using ImChat.Web.Attachments;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace ImChat.Web.Tests.Attachments;

public sealed class AttachmentSettingsTests
{
    [Theory]
    [InlineData("Attachments:Store", "Ftp")]
    [InlineData("Attachments:MaxBytes", "0")]
    [InlineData("Attachments:QuotaPerPerson", "-1")]
    [InlineData("RateLimits:UploadPerMinute", "-1")]
    public void A_setting_that_cannot_work_is_named_at_start(string key, string value)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration[key] = value;
        var problem = Assert.Throws<SettingException>(builder.AddAttachments);
        Assert.StartsWith(key + ":", problem.Message, StringComparison.Ordinal);
    }
}
