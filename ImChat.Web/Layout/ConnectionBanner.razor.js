// Starts the circuit and brings it back when the line breaks: at once and quietly. A thin banner appears after five seconds,
// nothing ever covers the page. When the server no longer knows the circuit, the page is loaded anew; what was being written and what
// was not yet sent are kept in the browser.

const quietFor = 5000;
const connectTime = 3000;
const waits = [0, 500, 1000, 2000, 3000];
// What failed on a page that is just coming to life may have been something else: that page gets a moment.
const firstAttempt = 3;

const banner = document.getElementById('connection-banner');
const retryButton = document.getElementById('connection-retry');
let started = false;
let down = false;
let attempt = 0;
let timer;
let bannerTimer;

function onDown() {
  if (down) return;
  down = true;
  attempt = started ? 0 : firstAttempt;
  document.dispatchEvent(new CustomEvent('imchat:down'));
  bannerTimer = setTimeout(() => { banner.hidden = false; }, quietFor);
  schedule();
}

function onUp() {
  down = false;
  clearTimeout(timer);
  clearTimeout(bannerTimer);
  banner.hidden = true;
  document.dispatchEvent(new CustomEvent('imchat:up'));
  // Where it broke while the page was being connected, what would have connected it is lost.
  setTimeout(() => !down && document.querySelector('[data-ready="false"]') && location.reload(), connectTime);
}

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(retry, waits[Math.min(attempt++, waits.length - 1)]);
}

async function retry() {
  clearTimeout(timer);
  try {
    if (!started) await startAnew();
    // True: back in the same circuit. False: the server is there but has forgotten it.
    else if (await Blazor.reconnect()) onUp();
    else location.reload();
  } catch {
    if (down) schedule();
  }
}

// The page that is here shows what was said and takes what is written: it is only loaded again when that will succeed.
async function startAnew() {
  const answer = await fetch('_blazor/negotiate?negotiateVersion=1', { method: 'POST' });
  if (started) return;
  if (answer.ok) location.reload();
  else schedule();
}

function onStarted() {
  started = true;
  if (down) onUp();
}

retryButton.addEventListener('click', retry);
window.addEventListener('online', () => down && retry());
document.addEventListener('visibilitychange', () => down && !document.hidden && retry());

// Leaving the page breaks the line too; nobody is to see that.
let leaving = false;
window.addEventListener('pagehide', () => { leaving = true; });
window.addEventListener('pageshow', () => { leaving = false; });

// Blazor tries once to bring a new page to life, and tells nobody when that fails.
window.addEventListener('unhandledrejection', () => started || onDown());
Blazor.start({
  circuit: {
    circuitHandlers: [{ onCircuitOpened: onStarted }],
    reconnectionHandler: { onConnectionDown: () => leaving || onDown(), onConnectionUp: onUp },
  },
});
