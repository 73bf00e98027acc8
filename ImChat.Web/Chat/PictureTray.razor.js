// Pictures that were added while a text is being written: they wait above it, can be taken out again, and go with it when it is sent.

import { sizeText } from '../js/pending.js';
import { upload } from '../js/uploads.js';

class PictureTray extends HTMLElement {
  files = [];

  get composer() {
    return this.closest('im-composer');
  }

  // Without a text there is nothing to wait for.
  takes() {
    return this.files.length > 0 || this.composer.querySelector('textarea').value.trim() !== '';
  }

  add(files) {
    this.files.push(...files);
    this.draw();
  }

  // True when everything is on its way.
  send(peer, text) {
    if (text.length > Number(this.dataset.max)) {
      this.composer.say(this.dataset.longText);
      return false;
    }
    upload(peer, this.files, { caption: text.trim() });
    this.files = [];
    this.draw();
    return true;
  }

  draw() {
    this.hidden = this.files.length === 0;
    const list = this.querySelector('ul');
    list.querySelectorAll('img').forEach((picture) => URL.revokeObjectURL(picture.src));
    list.replaceChildren(...this.files.map((file) => this.row(file)));
  }

  row(file) {
    const row = document.createElement('li');
    const picture = document.createElement('img');
    picture.src = URL.createObjectURL(file);
    picture.alt = '';
    const name = document.createElement('span');
    name.textContent = `${file.name} · ${sizeText(file.size)}`;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'icon-button';
    remove.textContent = '✕';
    remove.setAttribute('aria-label', this.dataset.removeText.replace('{0}', () => file.name));
    remove.addEventListener('click', () => this.takeOut(file));
    row.append(picture, name, remove);
    return row;
  }

  takeOut(file) {
    this.files = this.files.filter((one) => one !== file);
    this.draw();
    this.composer.querySelector('textarea').focus({ preventScroll: true });
  }
}

customElements.define('im-tray', PictureTray);
