// Emoji go into the text, where one was writing; a sticker is sent at once. What one used last comes first.

import './Composer.razor.js';
import { element } from '../js/dom.js';
import { emojiIn, read } from '../js/emoji.js';
import { Fold } from '../js/fold.js';
import { reachFirst, rove } from '../js/rove.js';
import { enqueue } from './Outbox.razor.js';

const mostRecent = 32;

class EmojiPanel extends HTMLElement {
  connectedCallback() {
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  disconnectedCallback() {
    this.fold?.close(false);
  }

  start() {
    this.panel = this.querySelector('[data-testid="sticker-panel"]');
    this.box = this.closest('im-composer').querySelector('textarea');
    this.key = `imchat.recent.${document.getElementById('outbox').dataset.me}`;
    this.fold = new Fold(this, this.querySelector('button'), this.panel);
    this.fold.onOpen = () => this.load();
    this.panel.addEventListener('click', (event) => this.onClick(event));
    // A press on an emoji leaves the focus, and a phone's keyboard, where it is.
    this.panel.addEventListener('pointerdown', (event) => event.preventDefault());
  }

  async load() {
    if (!this.sections) {
      try {
        const [emoji, packs] = await Promise.all([emojiIn(this.dataset.language), read('stickers')]);
        this.sections = [...emoji.groups.map((group) => ({ ...group, items: group.emoji.map(([text, alt]) => ({ text, alt })) })),
          ...packs.map((pack) => ({ name: pack.name, picture: pack.stickers[0].url, items: pack.stickers }))];
      } catch {
        // The line is down; the next opening tries again.
        this.panel.replaceChildren(element('p', 'panel-note', this.dataset.failedText));
        return;
      }
      this.tabs = element('div', 'panel-tabs');
      this.tabs.setAttribute('role', 'tablist');
      this.grid = element('div', 'panel-grid');
      this.grid.setAttribute('role', 'tabpanel');
      this.tabs.append(...[{ name: this.dataset.recentText, icon: '🕘' }, ...this.sections].map((section, at) => this.tab(section, at)));
      this.panel.replaceChildren(this.grid, this.tabs);
      rove(this.tabs, '[role="tab"]');
      rove(this.grid, 'button');
    }
    this.show(this.recent().length > 0 ? 0 : 1);
    // By key one goes on in the panel; with a finger one stays where one writes.
    if (document.activeElement === this.fold.button && !matchMedia('(pointer: coarse)').matches) this.tabs.querySelector('[aria-selected="true"]').focus();
  }

  tab(section, at) {
    const tab = element('button', 'panel-tab', section.icon ?? '');
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-label', section.name);
    tab.title = section.name;
    tab.dataset.section = at;
    if (section.picture) tab.append(image({ url: section.picture, alt: '' }));
    return tab;
  }

  show(at) {
    for (const tab of this.tabs.children) {
      const isShown = Number(tab.dataset.section) === at;
      tab.setAttribute('aria-selected', String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
    }
    this.tabs.children[at].scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const items = at === 0 ? this.recent() : this.sections[at - 1].items;
    this.grid.setAttribute('aria-label', this.tabs.children[at].title);
    this.grid.replaceChildren(...(items.length > 0 ? items.map((item) => this.button(item)) : [element('p', 'panel-note', this.dataset.noneText)]));
    this.grid.scrollTop = 0;
    reachFirst(this.grid, 'button');
  }

  button(item) {
    const button = element('button', item.url ? 'panel-sticker' : 'panel-emoji', item.text);
    button.type = 'button';
    button.title = item.alt;
    button.setAttribute('aria-label', item.alt);
    if (item.url) button.append(image(item));
    if (item.url) button.dataset.testid = 'sticker';
    button.item = item;
    return button;
  }

  onClick(event) {
    const button = event.target.closest('button');
    if (button?.dataset.section) this.show(Number(button.dataset.section));
    else if (button?.item) this.pick(button.item);
  }

  pick(item) {
    this.remember(item);
    if (item.url) {
      enqueue(this.dataset.peer, { media: 4, url: item.url });
      this.fold.close(true);
    } else {
      // As if it had been typed: the composer keeps its draft and its height.
      this.box.setRangeText(item.text, this.box.selectionStart, this.box.selectionEnd, 'end');
      this.box.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  recent() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? '[]');
    } catch {
      // Somebody else has written there.
      return [];
    }
  }

  remember(item) {
    const isSame = (other) => other.url === item.url && other.text === item.text;
    const items = [item, ...this.recent().filter((other) => !isSame(other))].slice(0, mostRecent);
    try {
      localStorage.setItem(this.key, JSON.stringify(items));
    } catch {
      // The browser keeps no more: it is used all the same.
    }
  }
}

function image({ url, alt }) {
  const made = element('img');
  Object.assign(made, { src: url, alt, loading: 'lazy', width: 64, height: 64 });
  return made;
}

customElements.define('im-emoji', EmojiPanel);
