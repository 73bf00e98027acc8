// A thin banner while the line to the server is lost for more than five seconds: when the next try comes, and a way to try now.
// Nothing ever covers the page.

import * as circuit from '../js/circuit.js';

const quietFor = 5000;
const second = 1000;

const banner = document.getElementById('connection-banner');
const next = banner.querySelector('[data-next]');
let showTimer;
let countTimer;

function count(until) {
  const left = Math.ceil((until - performance.now()) / second);
  next.textContent = left > 0 ? banner.dataset.nextText.replace('{0}', left) : banner.dataset.tryText;
}

document.getElementById('connection-retry').addEventListener('click', circuit.retryNow);

circuit.start({
  lost() {
    banner.hidden = true;
    clearTimeout(showTimer);
    showTimer = setTimeout(() => { banner.hidden = false; }, quietFor);
  },
  waits(time) {
    const until = performance.now() + time;
    clearInterval(countTimer);
    countTimer = setInterval(count, second, until);
    count(until);
  },
  tries() {
    clearInterval(countTimer);
    next.textContent = banner.dataset.tryText;
  },
  found() {
    clearInterval(countTimer);
    clearTimeout(showTimer);
    banner.hidden = true;
  },
});
