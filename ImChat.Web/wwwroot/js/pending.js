// How a message looks that is not stored yet: below the others, in the browser alone, until the stored one takes its place.

import { element } from './dom.js';
import { drawn } from './pending-media.js';
import { sizeText } from './size-text.js';

const texts = () => document.getElementById('outbox').dataset;
const place = () => document.querySelector('[data-outbox]');
const isStored = (cid) => document.querySelector(`.log-lines [data-cid="${cid}"]`) !== null;
const redraws = [];
const runLength = 5 * 60 * 1000;

export const bubble = (cid) => document.querySelector(`[data-outbox] [data-cid="${cid}"]`);

// Its bubble, made when it has none; nothing when another conversation is open or it is stored already. What still uploads stays last:
// it is stored after whatever is written meanwhile, so nothing changes places.
export function show(entry) {
  const open = place();
  if (open?.dataset.outbox !== entry.peer || isStored(entry.cid)) return null;
  let row = bubble(entry.cid);
  if (!row) {
    row = make(entry);
    open.insertBefore(row, entry.file ? null : open.querySelector('[data-upload]'));
    row.classList.toggle('starts', startsRun(row));
  }
  return row;
}

// The reader sees at once what they have sent.
export function showLatest(peer) {
  const open = place();
  if (open?.dataset.outbox === peer) open.dispatchEvent(new CustomEvent('imchat:sent', { bubbles: true }));
}

// Calls this whenever a conversation was rendered anew.
export const whenRedrawn = (draw) => redraws.push(draw);

export function setState(row, state) {
  row.dataset.state = state;
  row.querySelector('.message-state title').textContent = document.getElementById('state-icons').dataset[state];
  row.querySelector('.message-state use').setAttribute('href', `#state-${state}`);
}

export function fail(row, problem, onRetry, onDelete) {
  if (row.querySelector('[data-problem]')) return;
  setState(row, 'failed');
  const note = element('div', 'message-problem');
  note.dataset.problem = '';
  note.setAttribute('role', 'alert');
  const retry = button(texts().retryText, () => {
    note.remove();
    setState(row, 'sending');
    onRetry();
  });
  retry.dataset.testid = 'message-retry';
  const drop = button(texts().deleteText, () => {
    row.remove();
    onDelete();
  });
  drop.dataset.testid = 'message-delete';
  note.append(element('span', '', problem), retry, drop);
  row.querySelector('.message-main').append(note);
}

// A bar and a way out, as long as the bytes are on their way. Gives the function that moves the bar.
export function showProgress(row, onCancel) {
  const line = element('div', 'upload-line');
  line.dataset.progress = '';
  const bar = element('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', texts().progressText);
  const cancel = button(texts().cancelText, () => {
    row.remove();
    onCancel();
  });
  cancel.dataset.testid = 'upload-cancel';
  line.append(bar, cancel);
  row.querySelector('.bubble').append(line);
  return (part) => { bar.value = part; };
}

export const hideProgress = (row) => row.querySelector('[data-progress]')?.remove();

// Whether it will be the first of several, as Conversation.StartsRun has it: else it would move when it is stored.
function startsRun(row) {
  const above = row.previousElementSibling ?? [...document.querySelectorAll('.log-lines > [data-seq]')].at(-1);
  const at = above?.querySelector('time')?.dateTime;
  return above?.dataset.mine !== 'true' || (at !== undefined && Date.now() - Date.parse(at) > runLength);
}

function make(entry) {
  const row = element('div', 'message mine');
  Object.assign(row.dataset, { testid: 'message', mine: 'true', media: entry.body.media, cid: entry.cid });
  if (entry.file) row.dataset.upload = '';
  const main = element('div', 'message-main');
  const box = element('div', 'bubble');
  box.append(...(drawn(entry) ?? (entry.body.media === 1 ? [textOf(entry.body)] : fileOf(entry))));
  if (entry.body.media !== 1 && entry.body.content) box.append(textOf(entry.body));
  main.append(element('span', 'visually-hidden', texts().youText), box);
  row.append(main, meta());
  setState(row, 'sending');
  return row;
}

// As MessageBubble has it.
function meta() {
  const made = element('span', 'message-meta');
  const sign = drawing('svg', 'message-state');
  sign.setAttribute('role', 'img');
  sign.append(drawing('title'), drawing('use'));
  made.append(element('span', 'message-time'), sign);
  return made;
}

function textOf(body) {
  const text = element('p', 'text', body.content);
  text.dataset.testid = 'message-text';
  return text;
}

function fileOf({ body, file }) {
  const card = element('div', 'card file');
  const name = element('span');
  name.append(element('strong', '', body.name), element('small', '', sizeText(body.size)));
  card.append(document.querySelector('#outbox [data-file-icon]').cloneNode(true), name);
  const picture = body.media === 4 ? pictureOf(file ? URL.createObjectURL(file) : body.url) : null;
  return picture ? [picture, card] : [card];
}

// Not every picture is one this browser can show.
function pictureOf(address) {
  const picture = element('img', 'picture');
  picture.alt = '';
  picture.onload = () => URL.revokeObjectURL(address);
  picture.onerror = () => {
    URL.revokeObjectURL(address);
    picture.remove();
  };
  picture.src = address;
  return picture;
}

function button(text, onClick) {
  const made = element('button', 'link', text);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

function drawing(name, className) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  if (className) made.setAttribute('class', className);
  return made;
}

let drawnInto = null;

// When the stored message appears, or a conversation is rendered anew, the pending ones follow before anything is painted.
new MutationObserver(() => {
  const open = place();
  if (!open) return;
  for (const pending of open.querySelectorAll('[data-cid]'))
    if (isStored(pending.dataset.cid)) pending.remove();
  if (open === drawnInto || !document.getElementById('outbox')) return;
  drawnInto = open;
  redraws.forEach((draw) => draw());
}).observe(document.body, { childList: true, subtree: true });
