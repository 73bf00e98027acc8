// The place to write. Works before the circuit is there and while it is gone: text lives in the element and, at each keystroke, as a
// draft in the browser's storage, so that rendering anew, a reload or a lost server cannot take a character away.

import * as place from '../js/place.js';
import { enqueue } from './Outbox.razor.js';
import * as drafts from '../js/drafts.js';
import { emojiWords } from '../js/emoji-words.js';
import * as line from '../js/line.js';
import { members } from '../js/members.js';
import { Picker } from '../js/picker.js';

const tallest = 160;
// A little longer than the server's three seconds: what it counts as too soon would be lost, and the next comes late.
const typingRest = 3500;
let open = null;
let left = place.offer('composer', () => open?.place() ?? null);

class Composer extends HTMLElement {
  tellAgain = 0;
  hasFocus = false;

  connectedCallback() {
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  start() {
    open = this;
    this.path = location.pathname;
    this.box = this.querySelector('textarea');
    this.hint = this.querySelector('[data-hint]');
    // Somebody may have been faster than this script.
    if (this.box.value) this.onInput();
    else this.box.value = drafts.read(this.dataset.peer);
    drafts.follow(this, this.box, () => this.fit());
    this.box.addEventListener('input', () => this.onInput());
    this.box.addEventListener('keydown', (event) => this.onKey(event));
    this.box.addEventListener('focus', this.noteFocus);
    // Being taken out may count as losing the focus; what is still in the page a moment later has really lost it.
    this.box.addEventListener('blur', () => queueMicrotask(this.noteFocus));
    this.querySelector('[data-testid="send"]').addEventListener('click', () => this.send());
    this.picker = new Picker(this.box, this.querySelector('[data-picker]'), this.sources());
    this.takeFocus();
    this.noteFocus();
    this.fit();
    this.noteCaret();
    document.addEventListener('selectionchange', this.noteCaret);
  }

  // An element that is taken out no longer knows whether it had the focus,
  noteFocus = () => {
    if (this.isConnected) this.hasFocus = document.activeElement === this.box;
  };

  // nor where its caret was.
  noteCaret = () => {
    if (!this.isConnected) return;
    this.caret = { start: this.box.selectionStart, end: this.box.selectionEnd };
    this.picker.onCaret();
  };

  // Who is in a group is asked when the first @ is written; what is written stays here.
  sources() {
    const { peer, membersText, emojiText, language } = this.dataset;
    const load = () => this.server?.invokeMethodAsync('MembersAsync') ?? Promise.reject(new Error('The circuit is not there.'));
    return [...(peer.startsWith('g') ? [members(load, membersText)] : []), emojiWords(language, emojiText)];
  }

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
    left = location.pathname === this.path ? this.place() : null;
  }

  place() {
    return { peer: this.dataset.peer, hadFocus: this.hasFocus, ...this.caret };
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
    if (this.picker.onKey(event)) return;
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
    this.picker.look();
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
