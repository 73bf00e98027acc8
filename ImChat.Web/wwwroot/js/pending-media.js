// How albums and stickers look that are not stored yet; see pending.js.

import { element } from './dom.js';
import { sizeText } from './size-text.js';

const texts = () => document.getElementById('outbox').dataset;

// What stands in the bubble of an album or a sticker; nothing for every other kind.
export function drawn({ body, parts, isAlbum }) {
  if (isAlbum || body.images) return [album(isAlbum ? parts : body.images)];
  return body.media === 4 && body.url?.startsWith('/stickers/') ? [picture(body.url, 'sticker')] : null;
}

// A bar and a way out for each picture of an album, as long as its bytes are on their way.
export function showParts(row, entry, onCancel) {
  const cells = row.querySelectorAll('.album-part');
  entry.parts.forEach((part, at) => {
    const cell = cells[at];
    if (!cell || part.cell === cell) return;
    part.cell = cell;
    const bar = element('progress');
    bar.max = 1;
    bar.value = part.url ? 1 : 0;
    bar.setAttribute('aria-label', `${texts().progressText}: ${part.file.name}`);
    const cancel = element('button', 'album-cancel', '✕');
    cancel.type = 'button';
    cancel.dataset.testid = 'upload-cancel';
    cancel.setAttribute('aria-label', `${texts().cancelText}: ${part.file.name}`);
    cancel.addEventListener('click', () => onCancel(part));
    cell.append(element('span', 'album-name', `${part.file.name} · ${sizeText(part.file.size)}`), bar, cancel);
    part.move = (done) => { bar.value = done; };
  });
}

export function dropPart(row, part) {
  part.cell?.remove();
  const grid = row.querySelector('.album');
  grid.dataset.count = grid.childElementCount;
}

function album(images) {
  const grid = element('div', 'album');
  grid.dataset.count = images.length;
  for (const image of images) {
    const cell = element('div', 'album-part');
    cell.append(picture(image.file ? URL.createObjectURL(image.file) : `${image.url}?size=240`, 'picture'));
    grid.append(cell);
  }
  return grid;
}

function picture(address, className) {
  const made = element('img', className);
  made.alt = '';
  made.onload = made.onerror = () => URL.revokeObjectURL(address);
  made.src = address;
  return made;
}
