using ImChat.Domain.Contacts;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Contacts;
using ImChat.Web.Hosting;

namespace ImChat.Web.Chat;

internal static class MessagingFeature
{
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.Bind<LimitOptions>("Limits");
        var rates = builder.Configuration.Bind<RateLimitOptions>("RateLimits");
        var groups = builder.Configuration.Bind<GroupLimits>("Groups");
        Settings.AtLeast("RateLimits:LoginPerMinute", rates.LoginPerMinute, 0);
        Settings.AtLeast("RateLimits:RegisterPerMinute", rates.RegisterPerMinute, 0);
        if (limits.MessageChars > LimitOptions.MostMessageChars)
            throw new SettingException("Limits:MessageChars", $"must be at most {LimitOptions.MostMessageChars}: more does not pass between page and server.");
        Settings.AtLeast("Groups:MaxOwned", groups.MaxOwned, 1);
        Settings.AtLeast("Groups:MaxMembers", groups.MaxMembers, 2);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(rates);
        builder.Services.AddSingleton(groups);
        builder.Services.AddSingleton(new MessageRules { MaxChars = Settings.AtLeast("Limits:MessageChars", limits.MessageChars, 1) });
        builder.Services.AddSingleton(new SendLimits(Settings.AtLeast("RateLimits:MessagesPerSecond", rates.MessagesPerSecond, 0)));
        builder.Services.AddSingleton(new MessageBus(
            Settings.AtLeast("Limits:ConnectionsPerPerson", limits.ConnectionsPerPerson, 1), Settings.AtLeast("Limits:Connections", limits.Connections, 1)));
        builder.Services.AddSingleton<MessageWriter>();
        builder.Services.AddSingleton<Messenger>();
        builder.Services.AddSingleton<Cursors>();
        builder.Services.AddSingleton<OwnList>();
        builder.Services.AddSingleton<Drafts>();
        builder.Services.AddSingleton<Typing>();
        builder.Services.AddSingleton<OtherNodes>();
        builder.Services.AddSingleton<Presence>();
        builder.Services.AddSingleton<Privacy>();
        builder.Services.AddSingleton<Profile>();
        builder.Services.AddSingleton<PeopleFinder>();
        builder.Services.AddSingleton<Blocking>();
        builder.Services.AddSingleton<ContactBook>();
        builder.Services.AddSingleton<GroupDirectory>();
        builder.Services.AddHostedService<MessageWriterHost>();
        builder.Services.AddHostedService<DeliveryHost>();
        builder.Services.AddScoped<ChatCircuit>();
        builder.Services.AddScoped<ChatList>();
        builder.Services.AddScoped<FirstConversation>();
        builder.Services.AddScoped<PersonCards>();
        builder.Services.AddScoped<OnlineFriends>();
        builder.Services.AddScoped<RequestMark>();
    }
}
