// Where a conversation stands. At the bottom it follows what arrives; anywhere else nothing it shows moves by a pixel, whether lines
// come in above or below. Tells the server what has been seen, and when more is wanted above.

import * as place from '../js/place.js';

const nearBottom = 100;
let shown = null;
// Where the reader was in a rendering of a conversation that has since been replaced by another one.
let left = place.offer('log', () => shown?.place() ?? null);

class MessageLog extends HTMLElement {
  connectedCallback() {
    this.atBottom = true;
    this.seen = 0;
    this.onScroll = () => this.moved();
    this.onLook = () => this.report();
    this.addEventListener('scroll', this.onScroll, { passive: true });
    this.addEventListener('imchat:sent', () => this.toBottom());
    for (const own of ['wheel', 'touchmove', 'keydown']) this.addEventListener(own, () => { this.wanted = null; }, { passive: true });
    document.addEventListener('visibilitychange', this.onLook);
    window.addEventListener('focus', this.onLook);
    this.watcher = new MutationObserver(() => this.changed());
    this.watcher.observe(this, { childList: true, subtree: true });
    this.sizes = new ResizeObserver(() => this.changed());
    this.sizes.observe(this);
    // Blazor adds the lines right after; they are there when this turn is over.
    queueMicrotask(() => {
      // Pictures and films have their size only later.
      for (const part of this.children) this.sizes.observe(part);
      this.open();
    });
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.onLook);
    window.removeEventListener('focus', this.onLook);
    this.watcher.disconnect();
    this.sizes.disconnect();
    this.server = null;
    if (shown !== this) return;
    shown = null;
    left = this.place();
  }

  open() {
    shown = this;
    this.peer = this.closest('[data-peer]')?.dataset.peer;
    this.wanted = left?.peer === this.peer && left?.seq ? left : null;
    left = null;
    if (!this.wanted) {
      this.toBottom();
      return;
    }
    this.atBottom = false;
    this.goBack();
  }

  place() {
    const { peer, anchor } = this;
    if (this.wanted || !anchor) return { ...this.wanted, peer };
    return { peer, seq: anchor.line.dataset.seq, top: anchor.top };
  }

  // To the line that stood first, to the pixel. While it is not there, older ones are asked for until it is.
  goBack() {
    const line = this.querySelector(`.log-lines > [data-seq="${this.wanted.seq}"]`);
    const distance = () => line.getBoundingClientRect().top - this.wanted.top;
    if (line) {
      this.scrollTop += distance();
      // Lines and styles that are still on their way make the room that is missing.
      if (document.readyState !== 'complete' && Math.abs(distance()) > 1) return;
    } else if (this.querySelector('[data-older]')) {
      return;
    } else {
      this.scrollTop = this.scrollHeight;
    }
    this.wanted = null;
    this.lastTop = this.scrollTop;
    this.keepPlace();
    this.report();
  }

  get lines() {
    return this.querySelectorAll('.log-lines > [data-seq]');
  }

  toBottom() {
    this.wanted = null;
    this.scrollTop = this.scrollHeight;
    this.lastTop = this.scrollTop;
    this.atBottom = true;
    this.report();
  }

  moved() {
    // That something grew below since is no scrolling away.
    const staysThere = this.atBottom && this.scrollTop >= this.lastTop;
    this.lastTop = this.scrollTop;
    this.atBottom = staysThere || this.scrollHeight - this.scrollTop - this.clientHeight < nearBottom;
    this.keepPlace();
    this.report();
    this.askForOlder();
  }

  // The first line that can be seen, and where: what a change is measured against.
  keepPlace() {
    this.anchor = null;
    if (this.atBottom) return;
    const top = this.getBoundingClientRect().top;
    for (const line of this.lines) {
      const box = line.getBoundingClientRect();
      if (box.bottom > top) {
        this.anchor = { line, top: box.top };
        break;
      }
    }
  }

  changed() {
    if (this.wanted) {
      this.goBack();
    } else if (this.atBottom) {
      this.toBottom();
    } else if (this.anchor?.line.isConnected) {
      this.scrollTop += this.anchor.line.getBoundingClientRect().top - this.anchor.top;
      this.keepPlace();
    }
    this.askForOlder();
  }

  async askForOlder() {
    const note = this.querySelector('[data-older]');
    if (!this.server || !note || this.asking || (!this.wanted && this.scrollTop > this.clientHeight)) return;
    this.asking = true;
    try {
      await this.server.invokeMethodAsync('LoadOlderAsync');
    } catch {
      // The line is down; scrolling asks again.
    }
    this.asking = false;
  }

  // Read is what stands in the window while somebody can look at it.
  report() {
    if (!this.server || document.hidden) return;
    const bottom = this.getBoundingClientRect().bottom;
    let last = 0;
    for (const line of this.lines)
      if (line.getBoundingClientRect().top < bottom) last = Number(line.dataset.seq);
    if (last <= this.seen) return;
    this.seen = last;
    this.server.invokeMethodAsync('SeenAsync', last).catch(() => { this.seen = 0; });
  }
}

export function connect(log, server) {
  log.server = server;
  log.report();
  log.askForOlder();
}

customElements.define('im-message-log', MessageLog);
