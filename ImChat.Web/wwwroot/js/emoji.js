// Which emoji there are, by group, each as [emoji, name, other words for it]. Fetched when somebody first wants one.

const lists = {};

// What is thrown means that the line is down; the next call tries again.
export function emojiIn(language) {
  lists[language] ??= read(`emoji/${language}.json`).catch((error) => {
    delete lists[language];
    throw error;
  });
  return lists[language];
}

export async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
