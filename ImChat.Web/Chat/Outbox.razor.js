// Messages that were sent but are not stored yet. They are kept in the browser, shown at once below the others, and handed to the
// server one after the other until each has an answer. The client id makes handing one over twice harmless.

const answerTime = 15000;
const retryTime = 3000;
const marker = () => document.getElementById('outbox');
const storageKey = () => `imchat.outbox.${marker()?.dataset.me}`;

let server = null;
let sending = false;
let lineUp = true;
let wake = () => {};

const read = () => JSON.parse(localStorage.getItem(storageKey()) ?? '[]');
const write = (entries) => localStorage.setItem(storageKey(), JSON.stringify(entries));

export function enqueue(peer, text) {
  write([...read(), { cid: newId(), peer, text, at: Date.now() }]);
  draw(true);
  flush();
}

export function connect(reference) {
  server = reference;
  marker().dataset.ready = 'true';
  draw();
  flush();
}

function change(cid, fields) {
  write(read().map((entry) => (entry.cid === cid ? { ...entry, ...fields } : entry)));
}

function remove(cid) {
  write(read().filter((entry) => entry.cid !== cid));
}

// Strictly one after the other, so that they are stored in the order of writing.
async function flush() {
  if (sending || !server) return;
  sending = true;
  for (let entry; (entry = read().find((one) => !one.problem)); ) {
    let reply;
    try {
      if (lineUp) reply = await waited(server.invokeMethodAsync('SendAsync', entry.cid, entry.peer, entry.text), answerTime);
    } catch {
      // The line is down, or the server failed: the same entry again in a while.
    }
    if (!reply || reply.retryMs) {
      await waited(null, reply?.retryMs ?? retryTime);
    } else if (reply.problem) {
      change(entry.cid, { problem: reply.problem });
      draw();
    } else {
      remove(entry.cid);
      settle(entry, reply.seq);
    }
  }
  sending = false;
}

// The promise's result; nothing once the time is over or the line is back, whichever comes first.
function waited(promise, time) {
  const enough = new Promise((resolve) => {
    wake = resolve;
    setTimeout(resolve, time);
  });
  return promise ? Promise.race([promise, enough]) : enough;
}

function goOn() {
  lineUp = true;
  wake();
  flush();
}

// The stored message usually is in the page before its answer is here; if not, the pending one turns into it.
function settle(entry, seq) {
  const pending = bubble(entry.cid);
  if (!pending) return;
  pending.dataset.seq = seq;
  pending.dataset.state = 'sent';
}

const stored = (cid) => document.querySelector(`.log-lines [data-cid="${cid}"]`);
const bubble = (cid) => document.querySelector(`[data-outbox] [data-cid="${cid}"]`);

function draw(isNew = false) {
  const place = document.querySelector('[data-outbox]');
  if (!place) return;
  for (const entry of read().filter((one) => one.peer === place.dataset.outbox && !stored(one.cid))) {
    let shown = bubble(entry.cid);
    if (!shown) {
      shown = make(entry);
      place.append(shown);
    }
    if (entry.problem && !shown.querySelector('[data-problem]')) fail(shown, entry);
  }
  if (isNew) place.dispatchEvent(new CustomEvent('imchat:sent', { bubbles: true }));
}

function make(entry) {
  const row = element('div', 'message mine starts');
  Object.assign(row.dataset, { testid: 'message', mine: 'true', media: '1', state: 'sending', cid: entry.cid });
  const main = element('div', 'message-main');
  const author = element('span', 'visually-hidden', marker().dataset.youText);
  const box = element('div', 'bubble');
  const text = element('p', 'text', entry.text);
  text.dataset.testid = 'message-text';
  box.append(text);
  main.append(author, box);
  row.append(main, element('span', 'message-time'));
  return row;
}

function fail(row, entry) {
  row.dataset.state = 'failed';
  const note = element('div', 'message-problem');
  note.dataset.problem = '';
  note.setAttribute('role', 'alert');
  const retry = element('button', 'link', marker().dataset.retryText);
  retry.type = 'button';
  retry.dataset.testid = 'message-retry';
  retry.addEventListener('click', () => {
    change(entry.cid, { problem: undefined });
    note.remove();
    row.dataset.state = 'sending';
    flush();
  });
  const drop = element('button', 'link', marker().dataset.deleteText);
  drop.type = 'button';
  drop.addEventListener('click', () => {
    remove(entry.cid);
    row.remove();
  });
  note.append(element('span', '', entry.problem), retry, drop);
  row.querySelector('.message-main').append(note);
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// randomUUID is there only on secure pages; this also runs over plain HTTP.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// When the stored message appears, or a conversation is rendered anew, the pending ones follow before anything is painted.
new MutationObserver(() => {
  const place = document.querySelector('[data-outbox]');
  if (!place) return;
  for (const pending of place.querySelectorAll('[data-cid]'))
    if (stored(pending.dataset.cid)) pending.remove();
  if (place.childElementCount === 0 && server) draw();
}).observe(document.body, { childList: true, subtree: true });

document.addEventListener('imchat:down', () => { lineUp = false; });
document.addEventListener('imchat:up', goOn);
