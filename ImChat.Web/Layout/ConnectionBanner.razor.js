// A thin banner while the line to the server is lost for more than five seconds: when the next try comes, and a way to try now.
// Nothing ever covers the page.

import * as circuit from '../js/circuit.js';

const quietFor = 5000;
const second = 1000;

const banner = document.getElementById('connection-banner');
const status = banner.querySelector('[role="status"]');
const button = document.getElementById('connection-retry');
const next = banner.querySelector('[data-next]');
let showTimer;
let countTimer;

function count(until) {
  const left = Math.ceil((until - performance.now()) / second);
  next.textContent = left > 0 ? banner.dataset.nextText.replace('{0}', left) : banner.dataset.tryText;
}

// What it says, and what its button does about it.
function say(text, action) {
  if (status.textContent !== text) status.textContent = text;
  button.textContent = action;
}

button.addEventListener('click', circuit.retryNow);

circuit.start({
  lost() {
    banner.hidden = true;
    say(banner.dataset.lostText, banner.dataset.retryText);
    clearTimeout(showTimer);
    showTimer = setTimeout(() => { banner.hidden = false; }, quietFor);
  },
  waits(time) {
    say(banner.dataset.lostText, banner.dataset.retryText);
    const until = performance.now() + time;
    clearInterval(countTimer);
    countTimer = setInterval(count, second, until);
    count(until);
  },
  tries() {
    clearInterval(countTimer);
    next.textContent = banner.dataset.tryText;
  },
  holds() {
    clearInterval(countTimer);
    clearTimeout(showTimer);
    next.textContent = '';
    say(banner.dataset.heldText, banner.dataset.reloadText);
    banner.hidden = false;
  },
  found() {
    clearInterval(countTimer);
    clearTimeout(showTimer);
    banner.hidden = true;
  },
});
