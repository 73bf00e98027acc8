using ImChat.Web.Data;

namespace ImChat.Web.Hosting;

internal static class ErrorPages
{
    /// <summary>
    /// A request that failed gets a page that says so. Where only the database cannot be reached that is not this program's failure: storage
    /// says so in the log, and a proxy asks the next node.
    /// </summary>
    public static void UseErrorPages(this WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandlingPath = "/error",
        CreateScopeForErrors = true,
        StatusCodeSelector = error => StorageFault.IsUnavailable(error) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        SuppressDiagnosticsCallback = failure => StorageFault.IsUnavailable(failure.Exception),
    });
}
