// Messages that were sent but are not stored yet. They are kept in the browser, shown at once below the others, and handed to the
// server one after the other until each has an answer. The client id makes handing one over twice harmless.

import * as line from '../js/line.js';
import * as pending from '../js/pending.js';

const answerTime = 15000;
const retryTime = 3000;
const marker = () => document.getElementById('outbox');
const storageKey = () => `imchat.outbox.${marker()?.dataset.me}`;

let server = null;
let sending = false;
let wake = () => {};

function read() {
  try {
    return JSON.parse(localStorage.getItem(storageKey()) ?? '[]');
  } catch {
    // Somebody else has written there; nothing of ours can be read from it.
    return [];
  }
}

const write = (entries) => localStorage.setItem(storageKey(), JSON.stringify(entries));

// The body's fields are those of the wire, and a file's name and size.
export function enqueue(peer, body, cid = newId()) {
  write([...read(), { cid, peer, body, at: Date.now() }]);
  draw();
  pending.showLatest();
  flush();
}

// randomUUID is there only on secure pages; this also runs over plain HTTP.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
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
      if (line.isUp()) reply = await waited(server.invokeMethodAsync('SendAsync', entry), answerTime);
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
  wake();
  flush();
}

// The stored message usually is in the page before its answer is here; if not, the pending one turns into it.
function settle(entry, seq) {
  const row = pending.bubble(entry.cid);
  if (!row) return;
  row.dataset.seq = seq;
  pending.setState(row, 'sent');
}

function draw() {
  for (const entry of read()) {
    const row = pending.show(entry);
    if (row && entry.problem) pending.fail(row, entry.problem, () => retry(entry), () => remove(entry.cid));
  }
}

function retry(entry) {
  change(entry.cid, { problem: undefined });
  flush();
}

pending.whenRedrawn(draw);
draw();
document.addEventListener('imchat:up', goOn);
