// Pictures that were added while a text is being written: they wait above it, can be taken out again, and go with it when it is sent.
// They wait in this page's memory, whatever becomes of the element: it is drawn anew with each rendering of its conversation.

import { element } from '../js/dom.js';
import { holds } from '../js/held.js';
import { sizeText } from '../js/size-text.js';
import { upload } from '../js/uploads.js';

const waiting = new Map();

class PictureTray extends HTMLElement {
  connectedCallback() {
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.draw());
  }

  disconnectedCallback() {
    this.revoke();
  }

  get composer() {
    return this.closest('im-composer');
  }

  get peer() {
    return this.composer.dataset.peer;
  }

  get files() {
    return waiting.get(this.peer) ?? [];
  }

  // Without a text there is nothing to wait for.
  takes() {
    return this.files.length > 0 || this.composer.querySelector('textarea').value.trim() !== '';
  }

  add(files) {
    if (files.length > 0) this.change([...this.files, ...files]);
  }

  // True when everything is on its way.
  send(peer, text) {
    if (text.length > Number(this.dataset.max)) {
      this.composer.say(this.dataset.longText);
      return false;
    }
    upload(peer, this.files, { caption: text.trim() });
    this.change([]);
    return true;
  }

  // The element in the page may be another one by now.
  change(files) {
    if (files.length > 0) waiting.set(this.peer, files);
    else waiting.delete(this.peer);
    document.querySelector('im-tray')?.draw();
  }

  draw() {
    if (!this.isConnected) return;
    this.revoke();
    this.hidden = this.files.length === 0;
    this.querySelector('ul').replaceChildren(...this.files.map((file) => this.row(file)));
  }

  revoke() {
    this.querySelectorAll('img').forEach((picture) => URL.revokeObjectURL(picture.src));
  }

  row(file) {
    const row = element('li');
    const picture = element('img');
    picture.src = URL.createObjectURL(file);
    picture.alt = '';
    const remove = element('button', 'icon-button', '✕');
    remove.type = 'button';
    remove.setAttribute('aria-label', this.dataset.removeText.replace('{0}', () => file.name));
    remove.addEventListener('click', () => this.takeOut(file));
    row.append(picture, element('span', '', `${file.name} · ${sizeText(file.size)}`), remove);
    return row;
  }

  takeOut(file) {
    this.change(this.files.filter((one) => one !== file));
    this.composer.querySelector('textarea').focus({ preventScroll: true });
  }
}

holds(() => waiting.size > 0);

customElements.define('im-tray', PictureTray);
