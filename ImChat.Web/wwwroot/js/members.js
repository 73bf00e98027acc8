// The members of a group by their names, for the list at the caret. They are asked for once, when somebody first writes an @.

import { initials } from './pinyin.js';

const mostShown = 50;

// Load gives the members: a number, a picture or none, and what they are called, of which the first is shown and written.
export function members(load, label) {
  let all = null;
  return {
    label,
    // Not inside a word: that is an address.
    pattern: /(?:^|[^\p{Script=Latin}\p{N}_.+-])[@＠](?<query>[^\s@＠]{0,24})$/u,
    async find(query) {
      all ??= load().then((read) => read.map(withInitials)).catch((error) => {
        all = null;
        throw error;
      });
      return best(await all, query.toLowerCase());
    },
    icon,
    write: (item) => `@${item.label} `,
  };
}

function withInitials({ number, picture, names }) {
  const low = names.map((name) => name.toLowerCase());
  return { key: number, number, picture, label: names[0], note: names.slice(1).join(' · '), low, letters: names.flatMap(initials) };
}

function best(all, query) {
  return all.map((member) => ({ member, rank: rankOf(query, member) })).filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank).slice(0, mostShown).map(({ member }) => member);
}

function rankOf(query, { low, letters }) {
  if (low.some((name) => name.startsWith(query))) return 0;
  if (letters.some((one) => one.startsWith(query))) return 1;
  return low.some((name) => name.includes(query)) ? 2 : Infinity;
}

// As Avatar.razor.
function icon({ number, picture, label }) {
  const made = document.createElement(picture ? 'img' : 'span');
  made.className = 'avatar';
  if (picture) return Object.assign(made, { src: picture, alt: '', width: 32, height: 32 });
  made.style.setProperty('--hue', (number * 137) % 360);
  made.ariaHidden = 'true';
  made.textContent = [...new Intl.Segmenter().segment(label)].at(-1)?.segment.toUpperCase() ?? '';
  return made;
}
