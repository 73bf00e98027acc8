// The button that leads down: to the first message not seen, and pressed again within five seconds, or with nothing new, to the end.

const secondPress = 5000;

export class Jump {
  constructor(log, button) {
    this.log = log;
    this.button = button;
    this.pressed = -secondPress;
    button?.addEventListener('click', () => this.press());
  }

  // Hidden at the end; else with how many others have written below what was seen.
  update() {
    if (!this.button) return;
    this.button.hidden = this.log.place.atEnd;
    if (this.button.hidden) return;
    const count = this.unseen.length + this.below;
    const text = count > 0 ? this.button.dataset.text.replace('{0}', count > 99 ? '99+' : count) : '';
    this.button.querySelector('[data-count]').textContent = text;
    // Its name holds what stands on it, or who speaks to the page could not press it by what they read.
    this.button.ariaLabel = text || this.button.title;
  }

  get unseen() {
    return [...this.log.place.lines].filter((line) => Number(line.dataset.seq) > this.log.seen && line.dataset.mine === 'false');
  }

  // What is not here yet; our own are among them, but they are few.
  get below() {
    const lines = this.log.place.lines;
    const last = lines.length ? Number(lines[lines.length - 1].dataset.seq) : 0;
    return Math.max(0, Number(this.log.dataset.newest) - Math.max(last, this.log.seen));
  }

  press() {
    const first = this.unseen[0];
    const isSecond = performance.now() - this.pressed < secondPress;
    this.pressed = performance.now();
    if (first && !isSecond) {
      this.log.place.show(first, 0.25);
      this.log.looked();
    } else this.log.toLatest();
  }
}
