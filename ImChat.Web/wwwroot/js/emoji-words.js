// Emoji by what they are called, for the list at the caret: a colon at the beginning of a word, and a letter behind it. Times, addresses
// and a colon alone are none.

import { emojiIn } from './emoji.js';
import { initials } from './pinyin.js';

const mostShown = 8;

export function emojiWords(language, label) {
  return {
    label,
    pattern: /(?:^|\s)[:：](?<query>\p{L}[\p{L}\p{N}_+-]{0,23})$/u,
    // :D and :p are written as often as they are meant.
    waits: (query) => /^[a-z]$/i.test(query),
    find: async (query) => best(await emojiIn(language), query.toLowerCase().replaceAll('_', ' ')),
    icon: (item) => Object.assign(document.createElement('span'), { className: 'picker-emoji', textContent: item.text, ariaHidden: 'true' }),
    write: (item) => item.text,
  };
}

function best({ groups }, query) {
  const found = [];
  for (const group of groups) {
    for (const [text, name, words = ''] of group.emoji) {
      const rank = rankOf(query, name.toLowerCase(), words.toLowerCase().split('|'));
      if (rank < Infinity) found.push({ key: text, text, label: name, rank });
    }
  }
  return found.sort((one, other) => one.rank - other.rank).slice(0, mostShown);
}

function rankOf(query, name, words) {
  if (name === query) return 0;
  if (words.includes(query)) return 1;
  if (name.startsWith(query)) return 2;
  if (words.some((word) => word.startsWith(query))) return 3;
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(query))) return 4;
  if (/^[a-z]+$/.test(query) && initials(name).some((letters) => letters.startsWith(query))) return 5;
  return /\p{Script=Han}/u.test(query) && [name, ...words].some((word) => word.includes(query)) ? 6 : Infinity;
}
