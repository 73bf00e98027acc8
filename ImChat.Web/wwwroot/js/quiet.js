// Waits for a moment in which a reload takes nothing from somebody who is writing: no key for a while, no word half composed.

const pause = 700;
const longest = 10000;

let lastKey = 0;
let isComposing = false;

document.addEventListener('keydown', () => { lastKey = performance.now(); }, true);
document.addEventListener('compositionstart', () => { isComposing = true; }, true);
document.addEventListener('compositionend', () => { isComposing = false; }, true);

export async function quiet() {
  const until = performance.now() + longest;
  while (performance.now() < until && (isComposing || performance.now() - lastKey < pause))
    await new Promise((resolve) => setTimeout(resolve, 100));
}
