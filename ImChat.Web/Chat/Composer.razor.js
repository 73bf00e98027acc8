// The place to write. Works before the circuit is there and while it is gone: text lives in the element and, at each keystroke, in the
// browser's storage, so that rendering anew, a reload or a lost server cannot take a character away.

import { enqueue } from './Outbox.razor.js';

const tallest = 160;
let focused = null;

class Composer extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector('textarea');
    this.hint = this.querySelector('[data-hint]');
    this.key = `imchat.draft.${this.dataset.peer}`;
    this.box.value = localStorage.getItem(this.key) ?? '';
    this.box.addEventListener('input', () => this.onInput());
    this.box.addEventListener('keydown', (event) => this.onKey(event));
    this.querySelector('[data-testid="send"]').addEventListener('click', () => this.send());
    // The circuit replaces the first rendering by its own: whoever was writing goes on where they were.
    this.box.addEventListener('focus', () => { focused = null; });
    if (focused?.peer === this.dataset.peer) {
      const { start, end } = focused;
      this.box.focus({ preventScroll: true });
      this.box.setSelectionRange(start, end);
    } else if (matchMedia('(hover: hover) and (pointer: fine)').matches) {
      this.box.focus({ preventScroll: true });
    }
    this.fit();
  }

  disconnectedCallback() {
    // By now the element has lost its focus; the last selection still tells where the caret was.
    focused = this.hadFocus ? { peer: this.dataset.peer, start: this.box.selectionStart, end: this.box.selectionEnd } : null;
  }

  get hadFocus() {
    return document.activeElement === this.box || document.activeElement === document.body;
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
    if (!text.trim()) this.say(this.dataset.emptyText);
    else if (text.length > Number(this.dataset.max)) this.say(this.dataset.longText);
    else {
      enqueue(this.dataset.peer, text);
      this.box.value = '';
      this.onInput();
    }
    this.box.focus({ preventScroll: true });
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
