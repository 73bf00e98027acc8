using Microsoft.Playwright;

namespace ImChat.Web.Tests.Journeys;

/// <summary>Whether anybody can see a page. A browser without a window shows all of them, so a page is told otherwise.</summary>
internal static class Sight
{
    /// <summary>The time after which a hidden page is paused, in milliseconds.</summary>
    private const int Long = 120_000;

    /// <summary>Lets a test say when a long time has passed. Only that: a clock set forward would end the circuit's connection too.</summary>
    public static Task HoldLongTimesAsync(IPage page) => page.AddInitScriptAsync($$"""
        {
          const real = window.setTimeout;
          const held = new Map();
          window.setTimeout = (act, time, ...rest) => {
            const id = real(act, time, ...rest);
            if (time === {{Long}}) held.set(id, act);
            return id;
          };
          const clear = window.clearTimeout;
          window.clearTimeout = (id) => {
            held.delete(id);
            clear(id);
          };
          window.letTimePass = () => {
            const due = [...held];
            for (const [id, act] of due) {
              window.clearTimeout(id);
              act();
            }
            return due.length;
          };
        }
        """);

    /// <summary>How many were waiting for that.</summary>
    public static Task<int> LetTimePassAsync(IPage page) => page.EvaluateAsync<int>("() => window.letTimePass()");

    public static Task HideAsync(IPage page) => TellAsync(page, isHidden: true);

    public static Task ShowAsync(IPage page) => TellAsync(page, isHidden: false);

    private static async Task TellAsync(IPage page, bool isHidden) => await page.EvaluateAsync("""
        (isHidden) => {
          Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
          Object.defineProperty(document, 'visibilityState', { value: isHidden ? 'hidden' : 'visible', configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """, isHidden);
}
