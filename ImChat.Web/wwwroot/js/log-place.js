// Keeps what a reader sees where it is while lines come and go above, below and between: to the pixel, or at the end for whoever is there.

const nearEnd = 100;

export class Place {
  constructor(log) {
    this.log = log;
    this.atEnd = true;
    this.lastTop = 0;
    this.anchor = null;
  }

  get lines() {
    return this.log.querySelectorAll('.log-lines > [data-seq]');
  }

  // More is stored below than is here.
  get isCut() {
    return this.log.querySelector('[data-newer]') !== null;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.lastTop = this.log.scrollTop;
    this.atEnd = !this.isCut;
    this.mark();
  }

  // Puts an element at a part of the height: 0 is the top, 1 the bottom.
  show(element, part) {
    this.log.scrollTop += element.getBoundingClientRect().top - this.log.getBoundingClientRect().top - this.log.clientHeight * part;
    this.lastTop = this.log.scrollTop;
    this.atEnd = this.isNearEnd;
    this.mark();
  }

  // The reader has scrolled. That something grew below since is no scrolling away.
  moved() {
    const stays = this.atEnd && !this.isCut && this.log.scrollTop >= this.lastTop;
    this.lastTop = this.log.scrollTop;
    this.atEnd = stays || this.isNearEnd;
    this.mark();
  }

  // Something has changed its size, or is new, or is gone. The reader may have scrolled a moment before, which we are told a moment later.
  settle() {
    const scrolled = this.log.scrollTop - this.lastTop;
    if (scrolled < -1) this.atEnd = this.isNearEnd;
    if (this.atEnd && !this.isCut) this.toEnd();
    else if (this.anchor?.line.isConnected) {
      this.log.scrollTop += this.anchor.line.getBoundingClientRect().top - (this.anchor.top - scrolled);
      this.lastTop = this.log.scrollTop;
      this.atEnd = false;
      this.mark();
    } else this.moved();
  }

  // Where the reader is, for the element that takes this one's place: on the screen, because a banner may move the log itself.
  save() {
    return { atEnd: this.atEnd, seq: this.anchor?.line.dataset.seq, top: this.anchor?.top };
  }

  // False when the line that stood first is not here.
  restore({ seq, top }) {
    const line = this.log.querySelector(`.log-lines > [data-seq="${seq}"]`);
    if (!line) return false;
    this.log.scrollTop += line.getBoundingClientRect().top - top;
    this.lastTop = this.log.scrollTop;
    this.atEnd = false;
    this.mark();
    return true;
  }

  get isNearEnd() {
    return !this.isCut && this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < nearEnd;
  }

  // The first line that can be seen, and where: what a change is measured against. Halving finds it among hundreds.
  mark() {
    this.anchor = null;
    if (this.atEnd) return;
    const top = this.log.getBoundingClientRect().top;
    const lines = this.lines;
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle].getBoundingClientRect().bottom > top) high = middle;
      else low = middle + 1;
    }
    if (low < lines.length) this.anchor = { line: lines[low], top: lines[low].getBoundingClientRect().top };
  }
}
