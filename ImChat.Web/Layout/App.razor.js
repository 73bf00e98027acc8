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

// What Enter does in the composer is this browser's own affair.
class EnterSwitch extends HTMLElement {
  connectedCallback() {
    this.addEventListener('change', (event) => localStorage.setItem('imchat-enter', event.target.checked ? 'send' : 'line'));
    queueMicrotask(() => (this.querySelector('input').checked = localStorage.getItem('imchat-enter') !== 'line'));
  }
}

customElements.define('im-enter-switch', EnterSwitch);

class CopyLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', async (event) => {
      const button = event.target.closest('[data-copy]');
      if (!button) return;
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.copied;
      } catch {
        // Over plain HTTP a browser does not let a page do this; then it is selected for whoever copies it by hand.
        getSelection().selectAllChildren(this.querySelector('a'));
      }
    });
  }
}

customElements.define('im-copy', CopyLink);
