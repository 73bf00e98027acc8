using Microsoft.Playwright;

namespace ImChat.Web.Tests.Journeys;

/// <summary>Where somebody reads: the first line they see, and how far below the upper edge it begins.</summary>
internal sealed record Reading
{
    public long Seq { get; init; }

    public double Top { get; init; }

    public static Task<Reading> OfAsync(IPage page) => page.EvaluateAsync<Reading>("""
        () => {
          const log = document.querySelector('im-message-log');
          const top = log.getBoundingClientRect().top;
          const line = [...log.querySelectorAll('.log-lines > [data-seq]')].find((one) => one.getBoundingClientRect().bottom > top);
          return { Seq: Number(line.dataset.seq), Top: line.getBoundingClientRect().top - top };
        }
        """);

    /// <summary>Reads on so many pixels above the end, and waits until the page has noticed.</summary>
    public static Task ScrollUpAsync(IPage page, int pixels) => page.EvaluateAsync("""
        (pixels) => new Promise((done) => {
          const log = document.querySelector('im-message-log');
          log.addEventListener('scroll', () => requestAnimationFrame(done), { once: true });
          log.scrollTop = log.scrollHeight - log.clientHeight - pixels;
        })
        """, pixels);

    /// <summary>The same line at the same place, but for less than a pixel.</summary>
    public static void AssertSame(Reading expected, Reading actual)
    {
        Assert.Equal(expected.Seq, actual.Seq);
        Assert.InRange(actual.Top, expected.Top - 1, expected.Top + 1);
    }
}
