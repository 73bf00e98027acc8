// A picture over everything else: zoom by wheel, two fingers, double click or keys, the next and the one before, download, Esc. The
// browser's own dialog keeps the focus inside and gives it back.

import { Zoom } from '../js/zoom.js';

const swipe = 60;

class PictureViewer extends HTMLElement {
  connectedCallback() {
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  disconnectedCallback() {
    this.ended?.abort();
  }

  start() {
    this.ended = new AbortController();
    this.dialog = this.querySelector('dialog');
    this.picture = this.querySelector('img');
    this.conversation = this.closest('[data-testid="conversation"]');
    this.zoom = new Zoom(this.querySelector('[data-stage]'), this.picture);
    this.conversation.addEventListener('click', (event) => this.onPick(event), { signal: this.ended.signal });
    this.dialog.addEventListener('click', (event) => this.onClick(event));
    this.dialog.addEventListener('keydown', (event) => this.onKey(event));
    this.dialog.addEventListener('close', () => this.onClosed());
    this.zoom.onSwipe = (distance) => Math.abs(distance) > swipe && this.step(distance < 0 === this.isRightToLeft ? -1 : 1);
  }

  get isRightToLeft() {
    return getComputedStyle(this).direction === 'rtl';
  }

  get links() {
    return [...this.conversation.querySelectorAll('a[data-view]')];
  }

  onPick(event) {
    const link = event.target.closest('a[data-view]');
    // With a key held the browser opens it in a tab of its own, as any link.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.opener = link;
    this.show(link);
    this.dialog.showModal();
  }

  show(link) {
    this.link = link;
    const { links } = this;
    const at = links.indexOf(link);
    this.zoom.reset();
    // The small one is there already and stands in until the whole one has come.
    this.picture.src = link.querySelector('img')?.currentSrc || link.href;
    const whole = new Image();
    whole.onload = () => this.link === link && (this.picture.src = whole.src);
    whole.src = link.dataset.view;
    const download = this.querySelector('[data-download]');
    download.href = link.dataset.view;
    this.querySelector('[data-caption]').textContent = link.closest('.bubble')?.querySelector('[data-testid="message-text"]')?.textContent ?? '';
    this.querySelector('[data-count]').textContent = links.length > 1 ? `${at + 1} / ${links.length}` : '';
    for (const button of this.querySelectorAll('[data-step]')) button.hidden = !links[at + Number(button.dataset.step)];
  }

  step(by) {
    const { links } = this;
    // The page may have been rendered anew meanwhile: the same picture is another element then.
    const at = this.link.isConnected ? links.indexOf(this.link) : links.findIndex((link) => link.href === this.link.href);
    const next = links[at + by];
    if (!next) return;
    const focused = document.activeElement;
    this.show(next);
    // A button that has just gone would take the focus with it.
    if (focused?.hidden) this.querySelector('[data-close]').focus();
  }

  onClick(event) {
    const button = event.target.closest('button');
    if (button?.dataset.step) this.step(Number(button.dataset.step));
    else if (button?.dataset.zoom) this.zoom.by(Number(button.dataset.zoom));
    else if (button || event.target === this.dialog) this.dialog.close();
  }

  onKey(event) {
    const actions = {
      ArrowLeft: () => this.step(this.isRightToLeft ? 1 : -1),
      ArrowRight: () => this.step(this.isRightToLeft ? -1 : 1),
      '+': () => this.zoom.by(1),
      '=': () => this.zoom.by(1),
      '-': () => this.zoom.by(-1),
      0: () => this.zoom.reset(),
    };
    if (!actions[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    actions[event.key]();
  }

  onClosed() {
    this.picture.removeAttribute('src');
    // Not every browser gives a link the focus when it is clicked.
    const opener = this.opener.isConnected ? this.opener : this.links.find((link) => link.href === this.opener.href);
    opener?.focus({ preventScroll: true });
  }
}

customElements.define('im-viewer', PictureViewer);
