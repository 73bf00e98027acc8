using System.Globalization;
using ImChat.Domain.Attachments;
using ImChat.Domain.Groups;
using ImChat.Web.Hosting;
using ImChat.Web.Legacy;

namespace ImChat.Web.Docs.Chapters;

/// <summary>The settings an integrator notices, with the defaults of the code: what this server has set is its owner's business.</summary>
internal static class SettingChapter
{
    public static Chapter Write()
    {
        var legacy = new LegacyOptions();
        var limits = new LimitOptions();
        var rates = new RateLimitOptions();
        var files = new AttachmentLimits();
        var groups = new GroupLimits();
        return new("settings", ProtocolTexts.SettingsTitle)
        {
            Rules = [ProtocolTexts.SettingsRule],
            Tables =
            [
                new(ProtocolTexts.SettingsCaption, [ProtocolTexts.Key, ProtocolTexts.Default, ProtocolTexts.Meaning],
                [
                    Setting("Legacy:HttpAuth", legacy.HttpAuth, ProtocolTexts.SettingHttpAuth),
                    Setting("Legacy:RoomEcho", legacy.RoomEcho, ProtocolTexts.SettingRoomEcho),
                    Setting("Legacy:ReplayLimit", legacy.ReplayLimit, ProtocolTexts.SettingReplay),
                    Setting("Legacy:AllowedOrigins", "[]", ProtocolTexts.SettingOrigins),
                    Setting("Legacy:AssetRoot", "\"\"", ProtocolTexts.SettingAssets),
                    Setting("RateLimits:LoginPerMinute", rates.LoginPerMinute, ProtocolTexts.SettingLogins),
                    Setting("RateLimits:RegisterPerMinute", rates.RegisterPerMinute, ProtocolTexts.SettingRegistrations),
                    Setting("RateLimits:UploadPerMinute", rates.UploadPerMinute, ProtocolTexts.SettingUploads),
                    Setting("RateLimits:MessagesPerSecond", rates.MessagesPerSecond, ProtocolTexts.SettingMessages),
                    Setting("Limits:ConnectionsPerPerson", limits.ConnectionsPerPerson, ProtocolTexts.SettingConnections),
                    Setting("Limits:Connections", limits.Connections, ProtocolTexts.SettingAllConnections),
                    Setting("Limits:MessageChars", limits.MessageChars, ProtocolTexts.SettingMessageChars),
                    Setting("Attachments:MaxBytes", files.MaxBytes, ProtocolTexts.SettingFileBytes),
                    Setting("Attachments:QuotaPerPerson", files.QuotaPerPerson, ProtocolTexts.SettingQuota),
                    Setting("Groups:MaxOwned", groups.MaxOwned, ProtocolTexts.SettingOwned),
                    Setting("Groups:MaxMembers", groups.MaxMembers, ProtocolTexts.SettingMembers),
                ]),
            ],
        };
    }

    private static string[] Setting(string key, object value, string meaning) => [$"`{key}`", $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`", meaning];
}
