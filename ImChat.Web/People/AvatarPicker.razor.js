// Cuts a square out of a picture and uploads it. The picture is moved by dragging or with the arrow keys.

import { store } from '../js/uploads.js';

const size = 256;

export function connect(root, page) {
  const file = root.querySelector('input[type=file]');
  const dialog = root.querySelector('dialog');
  const canvas = root.querySelector('canvas');
  const range = root.querySelector('input[type=range]');
  const problem = root.querySelector('[role=alert]');
  const save = root.querySelector('[data-save]');
  const view = { image: null, zoom: 1, x: 0, y: 0 };

  root.querySelector('[data-pick]').onclick = () => file.click();
  root.querySelector('[data-cancel]').onclick = () => dialog.close();
  file.onchange = async () => {
    const picked = file.files[0];
    file.value = '';
    if (!picked) return;
    problem.textContent = '';
    try {
      Object.assign(view, { image: await createImageBitmap(picked), zoom: 1, x: 0, y: 0 });
    } catch {
      view.image = null;
      problem.textContent = dialog.dataset.problem;
    }
    range.value = 1;
    save.disabled = !view.image;
    draw(canvas, view);
    dialog.showModal();
    canvas.focus();
  };
  // Picked before the page was live.
  if (file.files.length) file.onchange();
  range.oninput = () => zoom(Number(range.value));
  canvas.onkeydown = (event) => {
    const step = event.shiftKey ? 32 : 8;
    const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) move(...moves[event.key]);
    else if (event.key === '+' || event.key === '=') zoom(view.zoom + 0.1);
    else if (event.key === '-') zoom(view.zoom - 0.1);
    else return;
    event.preventDefault();
  };
  canvas.onpointerdown = (event) => canvas.setPointerCapture(event.pointerId);
  canvas.onpointermove = (event) => event.buttons && move(event.movementX, event.movementY);
  save.onclick = async () => {
    save.disabled = true;
    try {
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
      const address = await store(new File([blob], 'avatar.jpg', { type: blob.type }));
      if (!(await page.invokeMethodAsync('SaveAsync', address))) throw new Error(address);
      dialog.close();
    } catch (error) {
      problem.textContent = error.problem ?? dialog.dataset.problem;
    }
    save.disabled = false;
  };

  function move(x, y) {
    view.x += x;
    view.y += y;
    draw(canvas, view);
  }

  function zoom(to) {
    view.zoom = Math.min(4, Math.max(1, to));
    range.value = view.zoom;
    draw(canvas, view);
  }
}

// The picture always covers the square.
function draw(canvas, view) {
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size, size);
  if (!view.image) return;
  const scale = (size / Math.min(view.image.width, view.image.height)) * view.zoom;
  const [width, height] = [view.image.width * scale, view.image.height * scale];
  const [roomX, roomY] = [(width - size) / 2, (height - size) / 2];
  view.x = Math.min(roomX, Math.max(-roomX, view.x));
  view.y = Math.min(roomY, Math.max(-roomY, view.y));
  context.drawImage(view.image, view.x - roomX, view.y - roomY, width, height);
}
