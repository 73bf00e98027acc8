// The frame: links that lead back, and the number on the app's badge.

// A link that leads where Back leads is Back: going there does not make the way back longer.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-back]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !window.navigation) return;
  const before = navigation.entries()[navigation.currentEntry.index - 1];
  if (before?.url !== link.href) return;
  event.preventDefault();
  history.back();
}, true);

// What stands beside a conversation: whoever opens it is in it, and goes back to where they came from.
let opening = false;
document.addEventListener('click', (event) => { opening = event.target.closest?.('.details-button') != null; });

class Details extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      this.way.click();
    });
    // Blazor adds the content right after; it is there when this turn is over.
    if (opening) queueMicrotask(() => this.way?.focus({ preventScroll: true }));
  }

  disconnectedCallback() {
    // An element that is taken out has lost its focus by now; then the body has it.
    if (document.activeElement === document.body) document.querySelector('.details-button')?.focus({ preventScroll: true });
  }

  get way() {
    return this.querySelector('[data-back]');
  }
}

customElements.define('im-details', Details);

class Unread extends HTMLElement {
  static observedAttributes = ['data-count'];

  attributeChangedCallback() {
    const count = Number(this.dataset.count);
    const icon = document.querySelector('link[rel="icon"]');
    icon.href = count ? this.dataset.icon : this.dataset.quietIcon;
    // Only installed apps have one, and not everywhere.
    navigator.setAppBadge?.(count).catch(() => {});
  }
}

customElements.define('im-unread', Unread);

// Whoever gets to the end of a list wants more of it. What was asked while the line is down is asked again by hand.
class ShowMore extends HTMLElement {
  connectedCallback() {
    this.watch = new IntersectionObserver(([seen]) => seen.isIntersecting && this.querySelector('button')?.click());
    this.watch.observe(this);
  }

  disconnectedCallback() {
    this.watch.disconnect();
  }
}
customElements.define('im-show-more', ShowMore);
