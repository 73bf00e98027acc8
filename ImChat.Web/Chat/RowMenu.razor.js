// The menu of a row in the list: right click, long press, the menu key, or the row's own button. Opens without asking the server.

const longPress = 500;
const slack = 10;

let menu = null;
let server = null;
let row = null;
let opener = null;
let press = null;
let swallow = false;

const rowOf = (target) => target.closest?.('[data-menu]');
const items = () => [...menu.querySelectorAll('[role="menuitem"]')].filter((item) => !item.hidden);

export function connect(element, reference) {
  menu = element;
  server = reference;
  menu.addEventListener('click', (event) => pick(event.target.closest('[data-action]')));
  menu.addEventListener('keydown', onKey);
  menu.dataset.ready = 'true';
}

function open(of, from, x, y) {
  if (!menu?.isConnected) return;
  row = of;
  opener = from;
  for (const item of menu.querySelectorAll('[data-when]')) {
    const [name, value] = item.dataset.when.split('=');
    item.hidden = row.dataset[name] !== value;
  }
  menu.hidden = false;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
  row.dataset.menuOpen = '';
  items()[0].focus({ preventScroll: true });
}

function close(returnsFocus) {
  if (!menu || menu.hidden) return;
  menu.hidden = true;
  delete row.dataset.menuOpen;
  if (returnsFocus && opener.isConnected) opener.focus({ preventScroll: true });
}

function pick(item) {
  if (!item) return;
  close(true);
  // A line that is down has its banner; nothing was changed, and the row shows it.
  server.invokeMethodAsync('ActAsync', row.dataset.menu, item.dataset.action).catch(() => {});
}

function onKey(event) {
  const all = items();
  const at = all.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
  if (next !== undefined) all[next % all.length].focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close(true);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener('contextmenu', (event) => {
  const of = rowOf(event.target);
  if (!of || !menu?.isConnected) return;
  event.preventDefault();
  if (press) swallow = true;
  forget();
  // The menu key has no place of its own.
  const box = of.getBoundingClientRect();
  const isKey = event.button === -1 || (event.clientX === 0 && event.clientY === 0);
  open(of, of.querySelector('a'), isKey ? box.left + 24 : event.clientX, isKey ? box.bottom - 8 : event.clientY);
});

document.addEventListener('click', (event) => {
  // The finger that held a row also lifts from it: that opens no conversation.
  if (swallow) {
    swallow = false;
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const button = event.target.closest?.('[data-menu-button]');
  if (!button) return;
  const box = button.getBoundingClientRect();
  open(rowOf(button), button, box.left, box.bottom);
}, true);

// Some phones say nothing of a long press.
document.addEventListener('pointerdown', (event) => {
  swallow = false;
  if (menu && !menu.hidden && !menu.contains(event.target)) close(false);
  const of = event.pointerType === 'touch' ? rowOf(event.target) : null;
  forget();
  if (!of) return;
  press = { x: event.clientX, y: event.clientY, timer: setTimeout(() => {
    forget();
    swallow = true;
    open(of, of.querySelector('a'), event.clientX, event.clientY);
  }, longPress) };
}, true);

function forget() {
  clearTimeout(press?.timer);
  press = null;
}

document.addEventListener('pointermove', (event) => press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > slack && forget());
for (const end of ['pointerup', 'pointercancel', 'scroll']) document.addEventListener(end, forget, true);
// The list takes its rows along; that a conversation beside it follows what arrives is no reason.
document.addEventListener('scroll', (event) => row && event.target.contains(row) && close(false), true);
window.addEventListener('resize', () => close(false));
