// How files come into a conversation: picked, dropped anywhere on it, or pasted where one writes.

// The place to write also is where a refusal is said.
import './Composer.razor.js';
import { isPicture, sizeOf } from '../js/media-kinds.js';
import { upload } from '../js/uploads.js';

class AttachButton extends HTMLElement {
  connectedCallback() {
    this.ended = new AbortController();
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  disconnectedCallback() {
    this.ended.abort();
  }

  start() {
    this.input = this.querySelector('input');
    this.note = this.querySelector('[data-drop-note]');
    this.conversation = this.closest('[data-testid="conversation"]');
    this.composer = this.closest('im-composer');
    this.querySelector('button').addEventListener('click', () => this.input.click());
    this.input.addEventListener('change', () => this.takePicked());
    this.composer.addEventListener('paste', (event) => this.onPaste(event));
    // A file dropped beside the conversation would replace the page.
    const options = { signal: this.ended.signal };
    document.addEventListener('dragover', (event) => this.onDrag(event), options);
    document.addEventListener('dragleave', (event) => event.relatedTarget || this.invite(false), options);
    document.addEventListener('drop', (event) => this.onDrop(event), options);
    // Somebody may have been faster than this script.
    this.takePicked();
  }

  takePicked() {
    this.take([...this.input.files]);
    // The same file can be picked again.
    this.input.value = '';
  }

  onPaste(event) {
    const { files, types } = event.clipboardData;
    // Office programs put a picture of a text beside it; who pastes there wants the text.
    if (files.length === 0 || (types.includes('text/plain') && types.includes('text/html'))) return;
    event.preventDefault();
    this.take([...files]);
  }

  onDrag(event) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const isHere = this.conversation.contains(event.target);
    event.dataTransfer.dropEffect = isHere ? 'copy' : 'none';
    this.invite(isHere);
  }

  onDrop(event) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.invite(false);
    if (!this.conversation.contains(event.target)) return;
    const folders = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory).map((entry) => entry.name);
    this.take([...event.dataTransfer.files], folders);
  }

  invite(isOpen) {
    this.note.hidden = !isOpen;
  }

  // What cannot be sent is named before anything is. Pictures wait for the text that is being written: they go together.
  async take(files, folders = []) {
    if (files.length === 0) return;
    const max = Number(this.dataset.max);
    const tooLarge = files.filter((file) => file.size > max);
    const tooWide = await this.tooWide(files.filter((file) => isPicture(file) && !tooLarge.includes(file)));
    const named = (text, names) => (names.length > 0 ? [text.replace('{0}', () => names.join(', '))] : []);
    this.composer.say([...named(this.dataset.largeText, tooLarge.map((file) => file.name)), ...named(this.dataset.pixelsText, tooWide.map((file) => file.name)), ...named(this.dataset.folderText, folders)].join(' '));
    const good = files.filter((file) => !tooLarge.includes(file) && !tooWide.includes(file) && !folders.includes(file.name));
    const tray = this.composer.querySelector('im-tray');
    const waits = (file) => isPicture(file) && tray.takes();
    tray.add(good.filter(waits));
    upload(this.dataset.peer, good.filter((file) => !waits(file)));
  }

  // Pictures the server would refuse for their pixels; one after the other, since each is read.
  async tooWide(pictures) {
    const { maxSide, maxPixels } = this.dataset;
    const found = [];
    for (const file of pictures) {
      const { w, h } = await sizeOf(file);
      if (Math.max(w, h) > Number(maxSide) || w * h > Number(maxPixels)) found.push(file);
    }
    return found;
  }
}

customElements.define('im-attach', AttachButton);
