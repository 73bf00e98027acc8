// The place to write. Works before the circuit is there and while it is gone: text lives in the element and, at each keystroke, in the
// browser's storage, so that rendering anew, a reload or a lost server cannot take a character away.

import { enqueue } from './Outbox.razor.js';

const tallest = 160;
let left = null;

class Composer extends HTMLElement {
  connectedCallback() {
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  start() {
    this.box = this.querySelector('textarea');
    this.hint = this.querySelector('[data-hint]');
    // Several people may use this browser, one after the other.
    this.key = `imchat.draft.${document.getElementById('outbox').dataset.me}.${this.dataset.peer}`;
    // Somebody may have been faster than this script.
    if (this.box.value) this.onInput();
    else this.box.value = localStorage.getItem(this.key) ?? '';
    this.box.addEventListener('input', () => this.onInput());
    this.box.addEventListener('keydown', (event) => this.onKey(event));
    this.querySelector('[data-testid="send"]').addEventListener('click', () => this.send());
    this.takeFocus();
    this.fit();
  }

  // The circuit replaces the first rendering by its own: whoever was writing goes on where they were.
  takeFocus() {
    const isReplacement = left?.peer === this.dataset.peer;
    if (isReplacement ? left.hadFocus : matchMedia('(hover: hover) and (pointer: fine)').matches) this.box.focus({ preventScroll: true });
    if (isReplacement) this.box.setSelectionRange(left.start, left.end);
    left = null;
  }

  disconnectedCallback() {
    if (!this.box) return;
    // An element that is taken out has lost its focus by now; then the body has it.
    const hadFocus = document.activeElement === document.body;
    left = { peer: this.dataset.peer, hadFocus, start: this.box.selectionStart, end: this.box.selectionEnd };
  }

  onInput() {
    if (this.box.value) localStorage.setItem(this.key, this.box.value);
    else localStorage.removeItem(this.key);
    this.say('');
    this.fit();
  }

  onKey(event) {
    // 229 is what some browsers report for the key that ends a composition.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.send();
  }

  send() {
    const text = this.box.value;
    const tray = this.querySelector('im-tray');
    if (tray?.files.length) {
      if (tray.send(this.dataset.peer, text)) this.clear();
    } else if (!text.trim()) this.say(this.dataset.emptyText);
    else if (text.length > Number(this.dataset.max)) this.say(this.dataset.longText);
    else {
      enqueue(this.dataset.peer, { media: 1, content: text });
      this.clear();
    }
    this.box.focus({ preventScroll: true });
  }

  clear() {
    this.box.value = '';
    this.onInput();
  }

  say(text) {
    this.hint.textContent = text;
  }

  fit() {
    this.box.style.height = 'auto';
    this.box.style.height = `${Math.min(this.box.scrollHeight, tallest)}px`;
  }
}

customElements.define('im-composer', Composer);
