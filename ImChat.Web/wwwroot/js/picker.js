// A list at the caret while one writes: what stands before the caret says of what and which. Keys stay with the place to write; the list
// takes them only while it is open, and none that belongs to an input method.

import { placeOf } from './caret.js';

const farthest = 40;

export class Picker {
  shown = [];
  at = -1;
  closedAt = -1;
  asked = 0;

  // A source knows the pattern it answers to, finds items by a query, and says what a picked one is written as. An item has a key, a
  // label, and maybe a note, an icon (elements) before it, and what the source needs.
  constructor(box, panel, sources) {
    Object.assign(this, { box, panel, sources, list: panel.querySelector('[role="listbox"]'), status: panel.querySelector('[role="status"]') });
    // A press leaves the focus, and a phone's keyboard, where it is.
    panel.addEventListener('pointerdown', (event) => event.preventDefault());
    panel.addEventListener('click', (event) => this.onClick(event));
    box.addEventListener('input', (event) => event.isComposing || this.look());
    box.addEventListener('compositionend', () => this.look());
    box.addEventListener('blur', () => this.close());
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  // The caret may have left the word.
  onCaret() {
    const word = this.isOpen && this.word();
    if (this.isOpen && word?.start !== this.start) this.close();
  }

  async look() {
    const asking = ++this.asked;
    const word = this.word();
    if (!word || word.start === this.closedAt) {
      if (!word) this.closedAt = -1;
      this.close();
      return;
    }
    this.closedAt = -1;
    const found = await word.source.find(word.query).catch(() => []);
    // What was written meanwhile asks for itself.
    if (asking !== this.asked || !this.box.isConnected) return;
    if (found.length > 0) this.show(word, found);
    else this.close();
  }

  // What is being written that a source answers to; nothing while a part of the text is selected.
  word() {
    const end = this.box.selectionStart;
    if (end !== this.box.selectionEnd || document.activeElement !== this.box) return null;
    const before = this.box.value.slice(Math.max(0, end - farthest), end);
    for (const source of this.sources) {
      const match = source.pattern.exec(before);
      if (match) return { source, query: match.groups.query, start: end - match.groups.query.length - 1, end };
    }
    return null;
  }

  show(word, found) {
    const isNew = !this.isOpen || this.start !== word.start;
    Object.assign(this, { start: word.start, source: word.source, shown: found });
    this.panel.hidden = false;
    this.list.setAttribute('aria-label', word.source.label);
    this.list.replaceChildren(...found.map((item, at) => this.option(item, at)));
    this.box.setAttribute('aria-controls', this.list.id);
    if (isNew) this.place();
    this.status.textContent = this.panel.dataset.countText.replace('{0}', found.length);
    // A face of a few signs is sent by Enter as it stands, until one says otherwise.
    this.select(word.source.waits?.(word.query) ? -1 : 0);
  }

  option(item, at) {
    const option = document.createElement('li');
    option.id = `picker-${at}`;
    option.setAttribute('role', 'option');
    option.dataset.testid = 'picker-option';
    option.dataset.at = at;
    const label = document.createElement('span');
    label.className = 'picker-label';
    label.textContent = item.label;
    option.append(this.source.icon(item), label);
    if (item.note) option.append(Object.assign(document.createElement('small'), { textContent: item.note }));
    return option;
  }

  // On a phone it is as wide as the page; the style sheet then has the last word.
  place() {
    const around = this.panel.offsetParent?.getBoundingClientRect();
    if (!around) return;
    const box = this.box.getBoundingClientRect();
    const caret = placeOf(this.box, this.start);
    const x = box.left + caret.left;
    const start = getComputedStyle(this.box).direction === 'rtl' ? around.right - x : x - around.left;
    this.panel.style.setProperty('--picker-start', `${Math.max(8, Math.min(start, around.width - this.panel.offsetWidth - 8))}px`);
    this.panel.style.setProperty('--picker-bottom', `${around.bottom - box.top - Math.max(0, caret.top) + 4}px`);
  }

  select(at) {
    this.at = at;
    [...this.list.children].forEach((option, each) => option.setAttribute('aria-selected', String(each === at)));
    const option = this.list.children[at];
    if (option) this.box.setAttribute('aria-activedescendant', option.id);
    else this.box.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  // True when the key was for the list.
  onKey(event) {
    if (!this.isOpen || event.isComposing || event.keyCode === 229) return false;
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && isPlain) this.select((Math.max(this.at, step > 0 ? -1 : 0) + step + this.shown.length) % this.shown.length);
    else if (event.key === 'Escape') this.dismiss();
    else if (isPlain && (event.key === 'Tab' || (event.key === 'Enter' && this.at >= 0))) this.pick(Math.max(0, this.at));
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  onClick(event) {
    const option = event.target.closest('[role="option"]');
    if (option) this.pick(Number(option.dataset.at));
  }

  // As if it had been typed: the composer keeps its draft and its height.
  pick(at) {
    const text = this.source.write(this.shown[at]);
    this.box.setRangeText(text, this.start, this.box.selectionEnd, 'end');
    this.close();
    this.box.dispatchEvent(new Event('input', { bubbles: true }));
  }

  // It stays closed for the word that is being written.
  dismiss() {
    this.closedAt = this.start;
    this.close();
  }

  close() {
    this.asked++;
    if (!this.isOpen) return;
    this.panel.hidden = true;
    this.status.textContent = '';
    this.box.removeAttribute('aria-activedescendant');
    this.box.removeAttribute('aria-controls');
  }
}
