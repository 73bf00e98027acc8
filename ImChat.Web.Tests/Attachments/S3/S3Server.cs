using System.Diagnostics;
using System.Globalization;
using ImChat.Web.Attachments.S3;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace ImChat.Web.Tests.Attachments.S3;

/// <summary>An S3 server of this run of the tests, npm's s3rver, on a port and in a folder of its own; started by the first test that needs it.</summary>
public sealed class S3Server : IDisposable
{
    public const string Key = "S3RVER";
    public const string Bucket = "imchat";

    private static readonly string Program = Path.Combine(Repository.Root, "ImChat.Web.Tests", "Attachments", "S3", "Server");
    private static readonly Lock Gate = new();
    private static S3Server? current;

    private Process? process;
    private string folder = "";
    private int port;

    public S3Server() => current = this;

    /// <summary>The server, running.</summary>
    internal static S3Server Current
    {
        get
        {
            Optional.Need(Directory.Exists(Path.Combine(Program, "node_modules")), "There is no S3 server: npm ci in ImChat.Web.Tests/Attachments/S3/Server");
            lock (Gate)
            {
                if (current!.process is null)
                    current.Start();
                return current;
            }
        }
    }

    /// <summary>Where buckets stand in the path.</summary>
    internal Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>Where the bucket stands before this name. No DNS knows it: <see cref="AnyHost"/> leads there.</summary>
    internal Uri NamedAddress => new($"http://s3.localhost.test:{port}");

    /// <summary>What leads the program to a server: with the bucket in the path where it has no name but an address.</summary>
    internal static Dictionary<string, string> SettingsFor(Uri server) => new()
    {
        ["Attachments:Store"] = "S3",
        ["Attachments:S3:Endpoint"] = server.ToString(),
        ["Attachments:S3:Bucket"] = Bucket,
        ["Attachments:S3:AccessKey"] = Key,
        ["Attachments:S3:SecretKey"] = Key,
        ["Attachments:S3:PathStyle"] = (server.HostNameType == UriHostNameType.IPv4).ToString(),
    };

    internal static S3Options OptionsFor(Uri server) =>
        new ConfigurationBuilder().AddInMemoryCollection(SettingsFor(server)!).Build().Bind<S3Options>(S3Options.Section);

    public void Dispose()
    {
        if (process is null)
            return;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Start()
    {
        folder = Directory.CreateTempSubdirectory("imchat-s3-").FullName;
        process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Program, "server.js"), folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        port = int.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The S3 server did not start."), CultureInfo.InvariantCulture);
    }
}
