// What was begun and not sent. The browser's storage is what counts here, at each keystroke and without the server; when the person
// pauses, the server hears of it for their other browsers. Of two drafts the later one counts.

import { randomHex } from './dom.js';
import { holds } from './held.js';

const pause = 1000;
const retryTime = 5000;
const later = new Map();
// What the browser had no room for, by key.
const unkept = new Map();

let server = null;

// Several people may use this browser, one after the other.
const prefix = () => `imchat.draft.${document.getElementById('outbox')?.dataset.me}.`;
const keyOf = (peer) => prefix() + peer;

// This browser, so that it does not take its own drafts for somebody else's.
let deviceId = null;
function device() {
  deviceId = localStorage.getItem('imchat.device') ?? deviceId;
  if (deviceId) return deviceId;
  deviceId = randomHex(12);
  try {
    localStorage.setItem('imchat.device', deviceId);
  } catch {
    // The browser keeps no more: it is known by this until the page goes.
  }
  return deviceId;
}

function load(key) {
  const stored = loadStored(key);
  const own = unkept.get(key);
  return own && !(stored?.at > own.at) ? own : stored;
}

function loadStored(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    if (typeof draft?.text === 'string' && Number.isFinite(draft.at)) return draft;
  } catch {
    // Somebody else has written there; nothing of ours can be read from it.
  }
  return null;
}

function store(peer, draft) {
  const key = keyOf(peer);
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    unkept.delete(key);
  } catch {
    // Else an older one would take its place.
    unkept.set(key, draft);
  }
}

export const read = (peer) => load(keyOf(peer))?.text ?? '';

export function write(peer, text) {
  if (text === read(peer)) return;
  store(peer, { text, at: Date.now(), isNews: true });
  tell(peer);
  clearTimeout(later.get(peer));
  // What was sent is not to be sent again from somewhere else.
  later.set(peer, setTimeout(() => push(peer), text ? pause : 0));
}

// Keeps a box up to date with what is written elsewhere; never while somebody writes in it.
export function follow(owner, box, onChange) {
  const take = () => {
    const text = read(owner.dataset.peer);
    if (text === box.value || (box.value && document.activeElement === box && document.hasFocus())) return;
    box.value = text;
    onChange();
  };
  const onDraft = (event) => {
    if (!owner.isConnected) document.removeEventListener('imchat:draft', onDraft);
    else if (event.detail === owner.dataset.peer) take();
  };
  document.addEventListener('imchat:draft', onDraft);
  box.addEventListener('blur', () => owner.isConnected && take());
}

const tell = (peer) => document.dispatchEvent(new CustomEvent('imchat:draft', { detail: peer }));

async function push(peer) {
  const draft = load(keyOf(peer));
  if (!server || !draft?.isNews || draft.text.length > Number(document.getElementById('draft-sync').dataset.max)) return;
  try {
    await server.invokeMethodAsync('KeepAsync', peer, draft.text, Math.max(0, Date.now() - draft.at), device());
    // Unless it was written on meanwhile.
    if (load(keyOf(peer))?.at === draft.at) store(peer, { ...draft, isNews: false });
  } catch {
    clearTimeout(later.get(peer));
    later.set(peer, setTimeout(() => push(peer), retryTime));
  }
}

function pushAll() {
  const start = prefix();
  for (const key of new Set([...Object.keys(localStorage), ...unkept.keys()])) if (key.startsWith(start)) push(key.slice(start.length));
}

export async function connect(reference) {
  server = reference;
  pushAll();
  takeAll(await server.invokeMethodAsync('AllAsync'));
}

export const takeAll = (drafts) => drafts.forEach(take);

export function take({ peer, text, age, device: from }) {
  const at = Date.now() - age;
  const own = load(keyOf(peer));
  const isKnown = from === device() ? own : own ? own.at >= at : !text;
  if (isKnown) return;
  store(peer, { text, at, isNews: false });
  tell(peer);
}

async function comeBack() {
  if (!server) return;
  pushAll();
  try {
    takeAll(await server.invokeMethodAsync('AllAsync'));
  } catch {
    // Gone again; it comes back once more.
  }
}

document.addEventListener('imchat:up', comeBack);

// Another tab of this browser.
window.addEventListener('storage', (event) => {
  const start = prefix();
  if (event.key?.startsWith(start)) tell(event.key.slice(start.length));
});

// The beginning of a draft, in the row of the list. Its content belongs to this script.
class DraftMark extends HTMLElement {
  connectedCallback() {
    this.show();
  }

  show() {
    const text = read(this.dataset.peer).slice(0, 120).replace(/\s+/g, ' ').trim();
    this.replaceChildren();
    if (!text) return;
    const label = document.createElement('span');
    label.className = 'draft-label';
    label.textContent = this.dataset.label;
    this.append(label, ` ${text}`);
  }
}

customElements.define('im-draft', DraftMark);

// One listener, however many rows there are.
document.addEventListener('imchat:draft', ({ detail }) => document.querySelectorAll(`im-draft[data-peer="${CSS.escape(detail)}"]`).forEach((mark) => mark.show()));

holds(() => [...unkept.values()].some((draft) => draft.text && draft.isNews));
