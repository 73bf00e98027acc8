using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>Everything in one SQLite file under the data directory.</summary>
internal sealed class SqliteChatDb(DbContextOptions<SqliteChatDb> options) : ChatDb(options);
