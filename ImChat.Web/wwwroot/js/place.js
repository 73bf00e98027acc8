// Where somebody was in a page: kept when the page goes, handed back when the same page is loaded again in the same tab. Who takes
// part offers a function that tells its place, and asks once for what it was before.

const key = 'imchat.place';
const parts = new Map();
const address = () => location.pathname + location.search;
const before = read();

function read() {
  // Whoever comes by a link wants the page as it is for everybody.
  const kind = performance.getEntriesByType('navigation')[0]?.type;
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
  sessionStorage.removeItem(key);
  return kept?.address === address() && kind !== 'navigate' ? kept.parts : {};
}

export function offer(name, tell) {
  parts.set(name, tell);
  return before[name] ?? null;
}

function keep() {
  const told = Object.fromEntries([...parts].map(([name, tell]) => [name, tell()]));
  sessionStorage.setItem(key, JSON.stringify({ address: address(), parts: told }));
}

// A hidden page can be discarded without another word.
document.addEventListener('visibilitychange', () => document.hidden && keep());
window.addEventListener('pagehide', keep);
