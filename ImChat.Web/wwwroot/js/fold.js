// A panel that a button opens and closes: Esc and a click elsewhere close it too, and only one is open at a time. On a phone it pushes
// everything up, so it must not go between press and release of a button beside it.

let open = null;

// Whatever else needs the place it takes.
export const closeOpen = () => open?.close(false);

export class Fold {
  onOpen = () => {};

  constructor(host, button, panel) {
    Object.assign(this, { host, button, panel });
    button.addEventListener('click', () => (panel.hidden ? this.open() : this.close(true)));
    host.addEventListener('keydown', (event) => this.onKey(event));
  }

  open() {
    open?.close(false);
    open = this;
    this.panel.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.elsewhere = (event) => this.host.closest('im-composer').contains(event.target) || this.close(false);
    document.addEventListener('click', this.elsewhere);
    this.onOpen();
  }

  close(takesFocus) {
    if (open === this) open = null;
    document.removeEventListener('click', this.elsewhere);
    const hadFocus = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    if (takesFocus || hadFocus) this.button.focus({ preventScroll: true });
  }

  onKey(event) {
    if (event.key !== 'Escape' || this.panel.hidden) return;
    event.preventDefault();
    event.stopPropagation();
    this.close(true);
  }
}
