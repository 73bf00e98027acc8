// What every page does: tell the server the viewer's clock, and switch light and dark without a round trip.

const year = 31536000;

function remember(name, value) {
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${year}; SameSite=Lax`;
}

remember('imchat-tz', Intl.DateTimeFormat().resolvedOptions().timeZone);

// Blazor renders the buttons; which of them is pressed is known here.
class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => this.pick(event.target.closest('[data-set-theme]')?.dataset.setTheme));
    // Blazor adds the buttons right after; they are there when this turn is over.
    queueMicrotask(() => this.show());
  }

  pick(theme) {
    if (!theme) return;
    remember('imchat-theme', theme);
    document.documentElement.dataset.theme = theme;
    this.show();
  }

  show() {
    for (const button of this.querySelectorAll('[data-set-theme]'))
      button.setAttribute('aria-pressed', String(button.dataset.setTheme === document.documentElement.dataset.theme));
  }
}

customElements.define('im-theme-switch', ThemeSwitch);
