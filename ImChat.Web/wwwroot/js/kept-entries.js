// The entries of the outbox, each under a key of its own: tabs that write at the same time take nothing from each other. When the
// browser keeps no more, an entry is in this page's memory, and goes out all the same.

import { holds } from './held.js';

const me = () => document.getElementById('outbox')?.dataset.me;
const prefix = () => `imchat.outbox.${me()}.`;
const unkept = new Map();

function parse(text) {
  try {
    const entry = JSON.parse(text);
    if (typeof entry?.cid === 'string' && entry.body && Number.isFinite(entry.at)) return entry;
  } catch {
    // Somebody else has written there; nothing of ours can be read from it.
  }
  return null;
}

// In the order of writing.
export function all() {
  const start = prefix();
  const stored = Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => parse(localStorage.getItem(key)));
  return [...stored.filter((entry) => entry && !unkept.has(entry.cid)), ...unkept.values()].sort((one, other) => one.at - other.at);
}

// Two of the same moment, or a clock that was set back, change nothing about the order.
export const add = (entry) => keep({ ...entry, at: Math.max(Date.now(), ...all().map((other) => other.at + 1)) });

// What another tab has taken out meanwhile stays out.
export function change(cid, fields) {
  const entry = all().find((one) => one.cid === cid);
  if (entry) keep({ ...entry, ...fields });
}

export function remove(cid) {
  unkept.delete(cid);
  localStorage.removeItem(prefix() + cid);
}

function keep(entry) {
  try {
    localStorage.setItem(prefix() + entry.cid, JSON.stringify(entry));
    unkept.delete(entry.cid);
  } catch {
    unkept.set(entry.cid, entry);
  }
}

// All of them were under one key once.
export function takeOver() {
  const key = `imchat.outbox.${me()}`;
  const text = localStorage.getItem(key);
  if (!text) return;
  localStorage.removeItem(key);
  try {
    for (const { cid, peer, body, problem } of JSON.parse(text)) add({ cid, peer, body, problem });
  } catch {
    // Somebody else has written there.
  }
}

// Calls this with what another tab of this browser had and has now; null is nothing.
export function whenChangedElsewhere(told) {
  window.addEventListener('storage', ({ key, oldValue, newValue }) => key?.startsWith(prefix()) && told(parse(oldValue), parse(newValue)));
}

holds(() => unkept.size > 0);
