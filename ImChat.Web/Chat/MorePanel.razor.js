// Opens and closes what else one can send, and hands on what a camera took.

import './AttachButton.razor.js';
import { Fold } from '../js/fold.js';

class MorePanel extends HTMLElement {
  connectedCallback() {
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  disconnectedCallback() {
    this.fold?.close(false);
  }

  start() {
    const attach = this.closest('im-composer').querySelector('im-attach');
    const camera = this.querySelector('input');
    const panel = this.querySelector('[data-testid="more-panel"]');
    this.fold = new Fold(this, this.querySelector('button'), panel);
    this.querySelector('[data-pick]').addEventListener('click', () => attach.input.click());
    this.querySelector('[data-shoot]').addEventListener('click', () => camera.click());
    // The button has the focus again before a prompt takes it, and so gets it back.
    panel.addEventListener('click', (event) => event.target.closest('button') && this.fold.close(true));
    camera.addEventListener('change', () => {
      attach.take([...camera.files]);
      camera.value = '';
    });
  }
}

customElements.define('im-more', MorePanel);
