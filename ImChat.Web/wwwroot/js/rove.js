// Arrow keys among many buttons of which Tab reaches one: in a grid by what stands above and below, in a row by neighbours.

export function rove(group, selector) {
  const items = () => [...group.querySelectorAll(selector)];
  group.addEventListener('focusin', (event) => {
    for (const item of items()) item.tabIndex = item === event.target ? 0 : -1;
  });
  group.addEventListener('keydown', (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const next = at < 0 ? null : neighbour(all, at, event.key, getComputedStyle(group).direction === 'rtl');
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

// What was just put in: Tab reaches the first.
export function reachFirst(group, selector) {
  group.querySelectorAll(selector).forEach((item, at) => { item.tabIndex = at === 0 ? 0 : -1; });
}

function neighbour(all, at, key, isRightToLeft) {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward) return all[at + 1];
  if (key === back) return all[at - 1];
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const here = all[at].getBoundingClientRect();
  const isBeyond = (box) => (key === 'ArrowDown' ? box.top >= here.bottom - 1 : box.bottom <= here.top + 1);
  const far = (box) => Math.abs(box.top - here.top) * 1000 + Math.abs(box.left - here.left);
  return all.map((item) => ({ item, box: item.getBoundingClientRect() })).filter(({ box }) => isBeyond(box))
    .sort((a, b) => far(a.box) - far(b.box))[0]?.item;
}
