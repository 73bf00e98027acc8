// Messages that were sent but are not stored yet. They are kept in the browser, shown at once below the others, and handed to the
// server one after the other until each has an answer. The client id makes handing one over twice harmless.

import { randomHex } from '../js/dom.js';
import * as entries from '../js/kept-entries.js';
import * as line from '../js/line.js';
import * as pending from '../js/pending.js';

const answerTime = 15000;
const retryTime = 3000;
const mostRejections = 3;
const rejections = new Map();
const marker = () => document.getElementById('outbox');
const next = () => entries.all().find((entry) => !entry.problem);

let server = null;
let sending = false;
let wake = () => {};

// Somebody says this now. The body's fields are those of the wire, and a file's name and size.
export function enqueue(peer, body) {
  add(peer, body);
  pending.showLatest(peer);
}

// What was begun earlier; where the reader is now is theirs.
export function add(peer, body, cid = newId()) {
  entries.add({ cid, peer, body });
  draw();
  flush();
}

export const newId = () => randomHex(16);

// Whether anything is still to go out, whichever conversation it belongs to.
export const isSending = () => next() !== undefined;

export function connect(reference) {
  server = reference;
  marker().dataset.ready = 'true';
  entries.takeOver();
  draw();
  goOn();
}

// Strictly one after the other, so that they are stored in the order of writing.
async function flush() {
  if (sending || !server) return;
  sending = true;
  try {
    for (let entry; (entry = next()); ) await hand(entry);
  } finally {
    sending = false;
  }
}

async function hand(entry) {
  let reply;
  try {
    if (line.isUp()) reply = await waited(server.invokeMethodAsync('SendAsync', entry), answerTime);
  } catch {
    // The line is down, or the server failed: the same entry again in a while.
    if (isHopeless(entry)) reply = { problem: marker().dataset.messageProblem };
  }
  if (reply?.problem) {
    rejections.delete(entry.cid);
    entries.change(entry.cid, { problem: reply.problem });
    draw();
  } else if (!reply || reply.retryMs) {
    await waited(null, reply?.retryMs ?? retryTime);
  } else {
    entries.remove(entry.cid);
    settle(entry, reply.seq);
  }
}

// Rejected again and again while all is well, it is what is wrong; the others need not wait for it.
function isHopeless({ cid }) {
  if (!line.isUp() || marker()?.dataset.ready !== 'true') return false;
  rejections.set(cid, (rejections.get(cid) ?? 0) + 1);
  return rejections.get(cid) >= mostRejections;
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
  rejections.clear();
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
  for (const entry of entries.all()) {
    const row = pending.show(entry);
    if (row && entry.problem) pending.fail(row, entry.problem, () => retry(entry), () => entries.remove(entry.cid));
  }
}

function retry(entry) {
  entries.change(entry.cid, { problem: undefined });
  flush();
}

// The tab it was written in sends it; another one does when that one is gone.
function onElsewhere(before, now) {
  const row = before && pending.bubble(before.cid);
  if (row && before.problem) row.remove();
  else if (row && !now) pending.setState(row, 'sent');
  draw();
  if (now) setTimeout(flush, retryTime);
}

if (marker()) entries.takeOver();
pending.whenRedrawn(draw);
draw();
entries.whenChangedElsewhere(onElsewhere);
document.addEventListener('imchat:up', goOn);
