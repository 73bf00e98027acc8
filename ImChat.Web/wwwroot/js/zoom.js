// A picture on a stage that can be made larger and moved: by wheel, by one or two fingers, by double click.

const largest = 8;
const doubleClicked = 2.5;
const wheelStep = 0.0015;

export class Zoom {
  onSwipe = () => {};

  constructor(stage, picture) {
    this.stage = stage;
    this.picture = picture;
    this.fingers = new Map();
    stage.addEventListener('wheel', (event) => this.onWheel(event), { passive: false });
    stage.addEventListener('dblclick', (event) => this.to(this.scale > 1 ? 1 : doubleClicked, event));
    stage.addEventListener('pointerdown', (event) => this.onDown(event));
    stage.addEventListener('pointermove', (event) => this.onMove(event));
    for (const end of ['pointerup', 'pointercancel']) stage.addEventListener(end, (event) => this.onUp(event));
    this.reset();
  }

  reset() {
    this.scale = 1;
    this.x = 0;
    this.y = 0;
    this.draw();
  }

  by(steps) {
    this.to(this.scale * 1.5 ** steps);
  }

  // The point under the pointer stays where it is; without one, the middle does.
  to(scale, pointer) {
    const box = this.stage.getBoundingClientRect();
    const px = pointer ? pointer.clientX - box.left - box.width / 2 : 0;
    const py = pointer ? pointer.clientY - box.top - box.height / 2 : 0;
    const next = Math.min(largest, Math.max(1, scale));
    this.x = px - ((px - this.x) * next) / this.scale;
    this.y = py - ((py - this.y) * next) / this.scale;
    this.scale = next;
    this.draw();
  }

  onWheel(event) {
    event.preventDefault();
    this.to(this.scale * Math.exp(-event.deltaY * wheelStep), event);
  }

  onDown(event) {
    this.fingers.set(event.pointerId, event);
    if (this.fingers.size === 1) this.from = event;
    this.stage.setPointerCapture(event.pointerId);
  }

  onMove(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, event);
    if (other) {
      this.from = null;
      const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
      this.to((this.scale * distance(event, other)) / Math.max(1, distance(before, other)), middle);
    } else if (this.scale > 1) {
      this.x += event.clientX - before.clientX;
      this.y += event.clientY - before.clientY;
      this.draw();
    }
  }

  onUp(event) {
    if (!this.fingers.delete(event.pointerId) || !this.from || this.scale > 1) return;
    if (event.type === 'pointerup' && event.pointerType === 'touch') this.onSwipe(event.clientX - this.from.clientX);
  }

  draw() {
    const reach = (this.scale - 1) / 2;
    this.x = clamp(this.x, this.stage.clientWidth * reach);
    this.y = clamp(this.y, this.stage.clientHeight * reach);
    this.picture.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    this.stage.dataset.zoomed = String(this.scale > 1);
  }
}

const distance = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
const clamp = (value, most) => Math.max(-most, Math.min(most, value));
