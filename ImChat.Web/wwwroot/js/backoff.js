// How long to wait before the next try, in milliseconds. Short at first, because most breaks are; and never the same for two pages:
// what one server loses at one moment must not come back at one moment.

const waits = [200, 500, 1000, 2000, 3000, 3000, 3000, 3000, 5000, 8000, 13000, 20000, 30000];
const patience = 4;

// Attempt 0 is the first. Between half of the wait and one and a half. A page nobody looks at leaves the first place to the others.
export function waitBefore(attempt, isHidden, random = Math.random) {
  const wait = waits[Math.min(attempt, waits.length - 1)] * (isHidden ? patience : 1);
  return wait * (0.5 + random());
}
