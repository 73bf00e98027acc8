namespace ImChat.Web.Legacy.Api;

/// <summary>When something of ours breaks, an old client still gets an answer that it shows; what broke is in the log.</summary>
internal sealed partial class BusyFilter(ILogger<BusyFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception error) when (error is not OperationCanceledException && !context.HttpContext.Response.HasStarted)
        {
            Log.Failed(logger, context.HttpContext.Request.Path, error);
            await LegacyReply.FailAsync(context.HttpContext, LegacyTexts.Busy);
            return Results.Empty;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed")]
        public static partial void Failed(ILogger logger, string path, Exception error);
    }
}
