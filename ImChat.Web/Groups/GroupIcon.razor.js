// Uploads the picture that was chosen and tells the page where it is.

export function connect(element, server) {
  const input = element.querySelector('input');
  const status = element.querySelector('[data-status]');
  input.addEventListener('change', send);
  // Picked before the page was live.
  if (input.files.length) send();

  async function send() {
    if (input.files.length === 0) return;
    const form = new FormData();
    form.append('userid', element.dataset.me);
    form.append('file', input.files[0]);
    input.value = '';
    status.textContent = '…';
    try {
      const answer = await (await fetch('/attach/upload', { method: 'POST', body: form })).json();
      if (answer.code !== 0) throw new Error(answer.msg);
      await server.invokeMethodAsync('UploadedAsync', answer.data);
      status.textContent = '';
    } catch {
      status.textContent = element.dataset.problem;
    }
  }
}
