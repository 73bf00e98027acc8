// What is in this page alone and would be lost with it. Who holds such a thing says so here: then the browser asks before the page
// goes, and the page is neither put to sleep nor loaded anew by itself.

const holders = [];

export const holds = (isHolding) => holders.push(isHolding);

export const isHeld = () => holders.some((isHolding) => isHolding());

window.addEventListener('beforeunload', (event) => isHeld() && event.preventDefault());
