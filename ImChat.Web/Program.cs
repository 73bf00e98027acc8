using ImChat.Web.Accounts;
using ImChat.Web.Attachments;
using ImChat.Web.Attachments.S3;
using ImChat.Web.Backplane;
using ImChat.Web.Chat;
using ImChat.Web.Data;
using ImChat.Web.Hosting;
using ImChat.Web.Layout;
using ImChat.Web.Legacy;
using ImChat.Web.Legacy.Pages;
using ImChat.Web.Notices;
using ImChat.Web.Sockets;
using ImChat.Web.Stickers;
using Microsoft.AspNetCore.Connections;

try
{
    var line = new CommandLine(args);
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = line.Settings, ContentRootPath = Settings.ContentRoot });
    builder.WebHost.UseStaticWebAssets();
    builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
    // After a restart everybody comes back at once; whoever finds no room in the queue tries again a second later.
    builder.WebHost.UseSockets(sockets => sockets.Backlog = 4096);
    builder.AddSettings();
    builder.AddLogs();
    builder.AddProxies();
    builder.AddDatabase();
    builder.AddAccounts();
    // Before what tells other nodes something, and so stopped after it.
    builder.AddBackplane();
    builder.AddMessaging();
    builder.AddAttachments();
    builder.AddStickers();
    builder.AddNotices();
    builder.AddLegacy();
    builder.AddSockets();
    builder.AddPages();
    builder.AddHealth();
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));

    var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseSingleSlashes();
    app.UseSockets();
    app.UseSecurityHeaders();
    app.UseErrorPages();
    app.UseWhen(context => HttpMethods.IsGet(context.Request.Method), pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
    app.UseOldAssets();
    app.UseOwnCircuits();
    app.UseCircuitSockets();
    app.UseRouting();
    app.UseCors();
    app.UseResponseCompression();
    app.UseLanguages();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseStaleForms();
    app.UseAntiforgery();
    app.MapHealth();
    app.MapAccounts();
    app.MapLanguages();
    app.MapAttachments();
    app.MapStickers();
    app.MapLegacy();
    app.MapPages();

    await app.Services.MigrateAsync();
    if (await Administration.RunAsync(app, line.Words) is { } exitCode)
        return exitCode;
    await app.Services.ReachBucketAsync();
    await app.JoinAsync();
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (SettingException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
catch (IOException problem) when (problem.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"Urls: {problem.Message}");
    return 1;
}
