// Where a conversation stands. At the end it follows what arrives; anywhere else nothing it shows moves by a pixel, whether lines
// come in above or below. Tells the server what has been seen, and when more is wanted.

import { ask } from '../js/ask.js';
import { Jump } from '../js/log-jump.js';
import { Place } from '../js/log-place.js';
import * as page from '../js/place.js';

let shown = null;
// Where the reader was in a rendering of a conversation that has since been replaced by another one.
let left = page.offer('log', () => shown?.lastPlace ?? null);

class MessageLog extends HTMLElement {
  connectedCallback() {
    this.place = new Place(this);
    this.path = location.pathname;
    this.onLook = () => this.looked();
    // What was told while the line was gone may not have arrived, which is known a moment later.
    this.onUp = () => setTimeout(() => {
      this.follows = undefined;
      this.looked();
      this.askForMore();
    });
    this.addEventListener('scroll', () => {
      this.place.moved();
      this.looked();
      this.askForMore();
    }, { passive: true });
    this.addEventListener('imchat:sent', () => this.toLatest());
    for (const own of ['wheel', 'touchmove', 'keydown']) this.addEventListener(own, () => { this.wanted = null; }, { passive: true });
    document.addEventListener('visibilitychange', this.onLook);
    window.addEventListener('focus', this.onLook);
    document.addEventListener('imchat:up', this.onUp);
    this.watcher = new MutationObserver(() => this.changed());
    this.watcher.observe(this, { childList: true, subtree: true });
    this.sizes = new ResizeObserver(() => this.changed());
    this.sizes.observe(this);
    // Blazor adds the lines right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.onLook);
    window.removeEventListener('focus', this.onLook);
    document.removeEventListener('imchat:up', this.onUp);
    this.watcher.disconnect();
    this.sizes.disconnect();
    this.server = null;
    if (shown !== this) return;
    shown = null;
    // Who went elsewhere comes back to what is new, not to where they were.
    left = location.pathname === this.path ? this.lastPlace : null;
  }

  start() {
    this.jump = new Jump(this, this.parentElement.querySelector('.jump'));
    // Pictures and films have their size only later.
    for (const part of this.children) this.sizes.observe(part);
    this.goToStart();
    this.looked();
  }

  // Where the reader was; else the message the address names, else the first unread one, else the end.
  goToStart() {
    shown = this;
    this.seen = Number(this.dataset.seen);
    const old = left?.peer === this.dataset.peer && left.target === this.dataset.target ? left : null;
    const target = this.dataset.target && this.querySelector(`.log-lines > [data-seq="${this.dataset.target}"]`);
    const divider = this.querySelector('[data-divider]');
    left = null;
    if (old?.seq && !old.atEnd) {
      this.wanted = { ...old };
      this.goBack();
    } else if (old) this.place.toEnd();
    else if (target) this.place.show(target, 0.4);
    else if (divider) this.place.show(divider, 0.2);
    else this.place.toEnd();
    if (target) target.classList.add('is-target');
  }

  // To the line that stood first, to the pixel. When it is not there, the lines around it are asked for, once.
  goBack() {
    if (this.place.restore(this.wanted)) {
      // Lines and styles that are still on their way make the room that is missing.
      if (document.readyState !== 'complete') return;
    } else if (!this.wasRead) {
      if (this.asking !== 'LoadAroundAsync') this.ask('LoadAroundAsync', () => this.readAround(), Number(this.wanted.seq));
      return;
    } else this.place.toEnd();
    this.wanted = null;
  }

  readAround() {
    this.wasRead = true;
    if (this.wanted) this.goBack();
  }

  toLatest() {
    this.wanted = null;
    if (this.place.isCut && this.server) this.ask('LoadLatestAsync', () => this.place.toEnd());
    else this.place.toEnd();
    this.looked();
  }

  changed() {
    if (!this.jump) return;
    if (!this.wanted) this.place.settle();
    this.looked();
    this.askForMore();
  }

  askForMore() {
    const below = this.scrollHeight - this.scrollTop - this.clientHeight;
    if (this.wanted) return this.goBack();
    if (this.scrollTop < this.clientHeight && this.querySelector('[data-older]')) this.ask('LoadOlderAsync');
    else if (below < this.clientHeight && this.place.isCut) this.ask('LoadNewerAsync');
  }

  // One after the other. What the reader themselves wanted meanwhile comes next; more lines are asked for again by the way they stand.
  async ask(method, then, ...values) {
    if (!this.server) return;
    if (this.asking) {
      if (then) this.next = [method, then, ...values];
      return;
    }
    this.asking = method;
    const lines = this.querySelector('.log-lines');
    // What comes in above or below at the reader's wish is no news to be read out.
    lines?.setAttribute('aria-busy', 'true');
    try {
      await ask(this.server, method, ...values);
      this.asking = null;
      then?.();
    } catch {
      // The line is down; its coming back and scrolling ask again.
      this.asking = null;
      this.next = null;
      lines?.removeAttribute('aria-busy');
      return;
    }
    lines?.removeAttribute('aria-busy');
    if (!this.isConnected || this.asking) return;
    const { next } = this;
    this.next = null;
    if (next) this.ask(...next);
    else this.askForMore();
  }

  // Read is what stands in the window while somebody can look at it.
  looked() {
    this.lastPlace = this.wanted ?? { peer: this.dataset.peer, target: this.dataset.target, ...this.place.save() };
    if (!document.hidden) this.report();
    this.jump?.update();
  }

  report() {
    if (!this.server) return;
    if (this.follows !== this.place.atEnd) {
      this.follows = this.place.atEnd;
      ask(this.server, 'Follow', this.follows).catch(() => { this.follows = undefined; });
    }
    const bottom = this.getBoundingClientRect().bottom;
    let last = 0;
    for (const line of this.place.lines)
      if (line.getBoundingClientRect().top < bottom) last = Number(line.dataset.seq);
    if (last <= this.seen) return;
    const before = this.seen;
    this.seen = last;
    ask(this.server, 'SeenAsync', last).catch(() => { this.seen = Math.min(this.seen, before); });
  }
}

export function connect(log, server) {
  log.server = server;
  // A new server knows nothing yet.
  log.follows = undefined;
  log.looked();
  log.askForMore();
}

customElements.define('im-message-log', MessageLog);
