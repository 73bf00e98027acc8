// The place to write. Works before the circuit is there and while it is gone: text lives in the element and, at each keystroke, as a
// draft in the browser's storage, so that rendering anew, a reload or a lost server cannot take a character away.

import * as place from '../js/place.js';
import { enqueue } from './Outbox.razor.js';
import * as drafts from '../js/drafts.js';
import * as line from '../js/line.js';

const tallest = 160;
// A little longer than the server's three seconds: what it counts as too soon would be lost, and the next comes late.
const typingRest = 3500;
let open = null;
let left = place.offer('composer', () => open?.place() ?? null);

class Composer extends HTMLElement {
  tellAgain = 0;

  connectedCallback() {
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  start() {
    open = this;
    this.box = this.querySelector('textarea');
    this.hint = this.querySelector('[data-hint]');
    // Somebody may have been faster than this script.
    if (this.box.value) this.onInput();
    else this.box.value = drafts.read(this.dataset.peer);
    drafts.follow(this, this.box, () => this.fit());
    this.box.addEventListener('input', () => this.onInput());
    this.box.addEventListener('keydown', (event) => this.onKey(event));
    this.querySelector('[data-testid="send"]').addEventListener('click', () => this.send());
    this.takeFocus();
    this.fit();
    this.noteCaret();
    document.addEventListener('selectionchange', this.noteCaret);
  }

  // An element that is taken out no longer knows where its caret was.
  noteCaret = () => {
    if (this.isConnected) this.caret = { start: this.box.selectionStart, end: this.box.selectionEnd };
  };

  // The circuit replaces the first rendering by its own: whoever was writing goes on where they were.
  takeFocus() {
    const isReplacement = left?.peer === this.dataset.peer;
    if (isReplacement ? left.hadFocus : matchMedia('(hover: hover) and (pointer: fine)').matches) this.box.focus({ preventScroll: true });
    if (isReplacement) this.box.setSelectionRange(left.start, left.end);
    left = null;
  }

  disconnectedCallback() {
    this.server = null;
    if (!this.box) return;
    open = null;
    document.removeEventListener('selectionchange', this.noteCaret);
    // An element that is taken out has lost its focus by now; then the body has it.
    left = { ...this.place(), hadFocus: document.activeElement === document.body };
  }

  place() {
    return { peer: this.dataset.peer, hadFocus: document.activeElement === this.box, ...this.caret };
  }

  onInput() {
    drafts.write(this.dataset.peer, this.box.value);
    this.say('');
    this.fit();
    this.tellTyping();
  }

  // Nobody waits for it, and when it is lost nothing is.
  tellTyping() {
    const now = performance.now();
    if (!this.server || !line.isUp() || !this.box.value.trim() || now < this.tellAgain) return;
    this.tellAgain = now + typingRest;
    this.server.invokeMethodAsync('TypingAsync').catch(() => {});
  }

  onKey(event) {
    // 229 is what some browsers report for the key that ends a composition.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    if (localStorage.getItem('imchat-enter') === 'line' && !event.ctrlKey && !event.metaKey) return;
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

export function connect(composer, server) {
  composer.server = server;
}

customElements.define('im-composer', Composer);
