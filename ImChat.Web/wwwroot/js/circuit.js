// The line to the server: starts the circuit, notices when it breaks and brings the page back. From quick to slow: the same circuit
// again; a new one that goes on from what was kept of the old; at last the page loaded anew, which loses nothing either: what was
// written and sent is kept in the browser. A page that nobody has looked at for long gives its circuit up until somebody does.

import { isSending } from '../Chat/Outbox.razor.js';
import { waitBefore } from './backoff.js';
import { isHeld } from './held.js';
import { quiet } from './quiet.js';

const pauseAfter = 2 * 60 * 1000;
const probeTime = 5000;
const comeBackTime = 20000;
const startTime = 30000;
const connectTime = 5000;
const leaveTime = 5000;
const lookTime = 300;
// What failed on a page that is just coming to life may have been something else: that page gets a moment.
const firstAttempt = 3;

let banner;
let hasOpened = false;
let isDown = false;
let isPaused = false;
let isTrying = false;
let isLeaving = false;
let isStale = false;
let isAsked = false;
let attempt = 0;
let timer;
let pauseTimer;
let pausing;

// The banner is told when the line is lost (again), when the next try comes, that it is under way, that only the person can have the page
// loaded anew, and when all is well.
export function start(told) {
  banner = told;
  // Blazor tries once to bring a new page to life, and tells nobody when that fails.
  window.addEventListener('unhandledrejection', () => hasOpened || onDown());
  setTimeout(() => hasOpened || onDown(), startTime);
  Blazor.start({
    circuit: {
      circuitHandlers: [{ onCircuitOpened: onOpened }],
      reconnectionHandler: { onConnectionDown: (options, error, isPause) => (isPause ? onPaused() : onDown()), onConnectionUp: onUp },
    },
  });
  document.addEventListener('visibilitychange', () => (document.hidden ? pauseLater() : comeHome()));
  window.addEventListener('online', () => isDown && tryAtOnce());
  window.addEventListener('pagehide', () => { isLeaving = true; });
  window.addEventListener('pageshow', onShown);
  if (document.hidden) pauseLater();
}

// The person wants it, whatever the page still holds.
export function retryNow() {
  isAsked = true;
  tryAtOnce();
}

// The server asks for it before it ends. It hears that it was understood first.
export function pauseForNow() {
  setTimeout(() => { if (!isDown) pausing = Blazor.pauseCircuit(); });
}

function tryAtOnce() {
  attempt = 0;
  retry();
}

// Also when something else had gone wrong meanwhile.
function onOpened() {
  const isFirst = !hasOpened;
  hasOpened = true;
  if (isFirst && isDown) onUp();
}

function onDown() {
  // Leaving the page breaks the line too; nobody is to see that.
  if (isDown || isLeaving) return;
  isDown = true;
  attempt = hasOpened ? 0 : firstAttempt;
  document.dispatchEvent(new CustomEvent('imchat:down'));
  banner.lost();
  schedule();
}

// By this page because nobody looks at it, or by the server because it is about to end: then the page goes on as soon as one is there again.
function onPaused() {
  isPaused = true;
  isDown = true;
  attempt = 0;
  document.dispatchEvent(new CustomEvent('imchat:down'));
  if (document.hidden) return;
  banner.lost();
  schedule();
}

function onUp() {
  isDown = false;
  isPaused = false;
  clearTimeout(timer);
  banner.found();
  document.dispatchEvent(new CustomEvent('imchat:up'));
  // Where it broke while the page was being connected, what would have connected it is lost.
  const unready = [...document.querySelectorAll('[data-ready="false"]')];
  setTimeout(() => !isDown && unready.some((one) => one.isConnected && one.dataset.ready === 'false') && reload(), connectTime);
  if (document.hidden) pauseLater();
}

function comeHome() {
  clearTimeout(pauseTimer);
  if (!isDown) return;
  // Whoever returns has not waited yet.
  banner.lost();
  tryAtOnce();
}

function onShown(event) {
  isLeaving = false;
  if (!event.persisted) return;
  // Taken out of the browser's memory of pages left; its circuit was given up when it was left.
  isStale = true;
  isDown = true;
  comeHome();
}

function pauseLater() {
  clearTimeout(pauseTimer);
  pauseTimer = setTimeout(pause, pauseAfter);
}

// Once a line was broken and mended, Blazor takes the circuit for paused already and keeps it; then the page just stays live.
function pause() {
  if (!document.hidden || isDown) return;
  // A question that is open, and what is still being sent, would be lost or late.
  if (document.querySelector('.mud-dialog') || isSending() || isHeld()) pauseLater();
  else pausing = Blazor.pauseCircuit();
}

function schedule() {
  clearTimeout(timer);
  const wait = waitBefore(attempt++, document.hidden);
  banner.waits(wait);
  timer = setTimeout(retry, wait);
}

async function retry() {
  if (isTrying || !isDown) return;
  clearTimeout(timer);
  isTrying = true;
  banner.tries();
  try {
    if (await isServerThere() && !(await within(comeBackTime, comeBack()))) await reload();
  } catch {
    // Lost again on the way; the next try is another one.
  }
  isTrying = false;
  if (isDown) schedule();
}

// A question that costs nobody anything, before one that leaves errors behind when it fails. A page that is not live yet asks what
// its circuit will ask first: loading it again before that has an answer would only show the same page again. A paused page must not
// go on in a server that is about to end.
async function isServerThere() {
  const [address, method] = hasOpened ? [isPaused ? '/health/ready' : '/health/live', 'GET'] : ['_blazor/negotiate?negotiateVersion=1', 'POST'];
  try {
    return (await fetch(address, { method, cache: 'no-store', signal: AbortSignal.timeout(probeTime) })).ok;
  } catch {
    return false;
  }
}

// False when only a reload helps.
async function comeBack() {
  await pausing;
  if (isStale || !hasOpened) return false;
  if (!isPaused && (await Blazor.reconnect())) {
    if (isDown) onUp();
    return true;
  }
  isPaused = true;
  return Blazor.resumeCircuit();
}

async function within(time, promise) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, time, false))]);
}

async function reload() {
  if (!(await isLetGo())) return;
  await quiet();
  isLeaving = true;
  location.reload();
  // Whom the browser asked may have stayed.
  setTimeout(() => {
    isLeaving = false;
    if (!isDown && isHeld()) reload();
  }, leaveTime);
}

// What is in this page alone is the person's to give up; some of it goes out by itself meanwhile. That may take long: then the server
// has to be there still.
async function isLetGo() {
  isAsked = false;
  if (!isHeld()) return true;
  banner.holds();
  while (isHeld() && !isAsked) await new Promise((resolve) => setTimeout(resolve, lookTime));
  return isServerThere();
}
