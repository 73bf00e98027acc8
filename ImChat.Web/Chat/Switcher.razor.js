// Typing belongs to the browser: what is asked is the newest text only, and one question at a time.

import { ask as askServer } from '../js/ask.js';

let dialog = null;
let server = null;
let asking = null;
let asked = null;
let isWanted = false;

const input = () => dialog.querySelector('input');
const options = () => [...dialog.querySelectorAll('[role="option"]')];
const selected = () => dialog.querySelector('[aria-selected="true"]');

export function connect(element, reference) {
  dialog = element;
  server = reference;
  input().addEventListener('input', () => ask(false));
  input().addEventListener('keydown', onKey);
  dialog.addEventListener('click', onClick);
  // What is shown may be rendered after the answer: the first one is picked whenever the list is another.
  new MutationObserver(() => select(options()[0])).observe(dialog.querySelector('ul'), { childList: true, subtree: true, attributes: true, attributeFilter: ['data-query'] });
  if (isWanted) open();
}

// Asked for while the page is still coming to life, it opens as soon as it can.
function open() {
  isWanted = !dialog?.isConnected;
  if (isWanted || dialog.open) return;
  input().value = '';
  dialog.showModal();
  input().focus();
  ask(true);
}

async function ask(opens) {
  asked = { text: input().value, opens: opens || asked?.opens };
  if (asking) return asking;
  asking = (async () => {
    while (asked) {
      const { text, opens: reads } = asked;
      asked = null;
      try {
        await askServer(server, 'FindAsync', text, Boolean(reads));
      } catch {
        // The line is down; the next letter asks again.
      }
    }
  })();
  await asking;
  asking = null;
}

function select(option) {
  for (const one of options()) one.setAttribute('aria-selected', String(one === option));
  if (option) input().setAttribute('aria-activedescendant', option.id);
  else input().removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

async function onKey(event) {
  if (event.isComposing || event.keyCode === 229) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    await answered();
    const all = options();
    if (all.length) select(all[(all.indexOf(selected()) + step + all.length) % all.length]);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    await answered();
    go(selected());
  }
}

/** Whoever types and presses a key at once means the list of what they have typed. */
async function answered() {
  if (!asking) return;
  await asking;
  await new Promise(requestAnimationFrame);
}

function onClick(event) {
  const option = event.target.closest('[role="option"]');
  if (option) go(option);
  else if (event.target === dialog) dialog.close();
}

function go(option) {
  if (!option) return;
  dialog.close();
  Blazor.navigateTo(option.dataset.href);
}

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  if (dialog?.open) dialog.close();
  else open();
}, true);
document.addEventListener('click', (event) => event.target.closest?.('[data-open-switcher]') && open());
