using System.Globalization;
using ImChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.People;

/// <summary>What people reported, for whoever runs the server: the program started with the word <c>reports</c> prints it and ends.</summary>
internal static class Reports
{
    public const string Command = "reports";

    /// <summary>One line each, the newest last; what people wrote has no line breaks any more.</summary>
    public static async Task PrintAsync(IServiceProvider services, TextWriter output)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ChatDb>>().CreateDbContextAsync();
        foreach (var report in await db.Reports.OrderBy(r => r.Id).AsNoTracking().ToListAsync())
        {
            var text = string.Concat(report.Text.Select(c => char.IsControl(c) ? ' ' : c));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.At:u}\t{report.ReporterId} about {report.PersonId}\t{text}"));
        }
    }
}
