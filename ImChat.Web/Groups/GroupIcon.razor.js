// Uploads the picture that was chosen and tells the page where it is.

import { store } from '../js/uploads.js';

export function connect(element, server) {
  const input = element.querySelector('input');
  const status = element.querySelector('[data-status]');
  input.addEventListener('change', send);
  // Picked before the page was live.
  send();

  async function send() {
    const [picked] = input.files;
    input.value = '';
    if (!picked) return;
    status.textContent = '…';
    try {
      await server.invokeMethodAsync('UploadedAsync', await store(picked));
      status.textContent = '';
    } catch (error) {
      status.textContent = error.problem ?? element.dataset.problem;
    }
  }
}
