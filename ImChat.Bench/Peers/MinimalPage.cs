using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImChat.Bench.Peers;

/// <summary>What a page is compared with: a component that appends the same row to a list, and nothing else.</summary>
internal static class MinimalPage
{
    public const string Path = "/rows";

    private static event Action<string>? Said;

    public static async Task<int> ServeAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.UseAntiforgery();
        app.MapGet("/health/ready", () => "ok");
        app.MapPost("/say", async (HttpRequest request) => Said?.Invoke(await new StreamReader(request.Body).ReadToEndAsync()));
        app.MapGet(Path, () => new RazorComponentResult<Root>());
        // For the circuits' socket.
        app.MapRazorComponents<Root>().AddInteractiveServerRenderMode();
        await app.RunAsync();
        return 0;
    }

    private sealed class Root : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "body");
            builder.OpenComponent<Rows>(1);
            builder.AddComponentRenderMode(RenderMode.InteractiveServer);
            builder.CloseComponent();
            builder.CloseElement();
        }
    }

    private sealed class Rows : ComponentBase, IDisposable
    {
        private readonly List<(int Number, string Text)> rows = [];

        public void Dispose() => Said -= Hear;

        protected override void OnInitialized() => Said += Hear;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            foreach (var (number, text) in rows)
            {
                builder.OpenElement(0, "div");
                builder.SetKey(number);
                builder.AddAttribute(1, "class", "message theirs");
                builder.AddAttribute(2, "data-testid", "message");
                builder.AddAttribute(3, "data-seq", number);
                builder.AddMarkupContent(4, "<span class=\"message-avatar\"></span>");
                builder.OpenElement(5, "div");
                builder.AddAttribute(6, "class", "bubble");
                builder.OpenElement(7, "p");
                builder.AddAttribute(8, "class", "message-text");
                builder.AddAttribute(9, "dir", "auto");
                builder.AddContent(10, text);
                builder.CloseElement();
                builder.AddMarkupContent(11, "<span class=\"message-meta\"><time class=\"message-time\" title=\"Friday, November 27, 2026 5:13 PM\">17:13</time></span>");
                builder.CloseElement();
                builder.CloseElement();
            }
        }

        private void Hear(string text) => _ = InvokeAsync(() =>
        {
            rows.Add((rows.Count, text));
            // As many as a window of the other has.
            if (rows.Count > 300)
                rows.RemoveAt(0);
            StateHasChanged();
        });
    }
}
