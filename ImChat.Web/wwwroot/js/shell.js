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

// Escape in what stands beside a conversation closes it.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || !event.target.closest?.('.details')) return;
  event.preventDefault();
  document.querySelector('.details [data-back]').click();
  document.querySelector('.details-button')?.focus();
});

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
