using Microsoft.AspNetCore.Antiforgery;

namespace ImChat.Web.Accounts;

/// <summary>A form that was open since before somebody signed in or out elsewhere is refused; its page is shown anew instead of a bare number.</summary>
internal static class StaleForms
{
    private static readonly PathString Account = "/account";

    public static void UseStaleForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (IsStale(context))
            context.Response.Redirect(context.Request.Path == Account + "/logout" ? "/" : context.Request.Path + context.Request.QueryString);
    });

    private static bool IsStale(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest } && HttpMethods.IsPost(context.Request.Method)
        && context.Request.Path.StartsWithSegments(Account) && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
}
