// The first letters of Chinese names as people type them: 张伟 is zw. Browsers sort Chinese characters by how they are read; between the
// first characters of two letters stand those of the one.

const letters = 'abcdefghjklmnopqrstwxyz';
const firsts = [...'吖丷嚓咑妸发旮哈丌咔垃呣拏喔妑七呥仨他屲夕丫帀'];
// Read otherwise when they are somebody's family.
const families = { 曾: 'z', 覃: 'q', 翟: 'z', 单: 's', 單: 's', 解: 'x', 查: 'z', 仇: 'q', 区: 'o', 區: 'o', 钭: 't', 尉: 'y', 蔚: 'y', 乜: 'n', 召: 's', 种: 'c', 秘: 'b', 繁: 'p', 折: 's', 朴: 'p', 员: 'y' };
const order = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

// Every way one may begin to type this name, in small letters. Of words in Latin letters it is the first letter of each.
export function initials(name) {
  const read = name.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];
  const usual = read.map(letterOf).join('');
  const family = families[read[0]];
  return family && family !== usual[0] ? [family + usual.slice(1), usual] : [usual];
}

function letterOf(word) {
  if (!/\p{Script=Han}/u.test(word)) return word[0];
  let low = 0;
  let high = firsts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (order.compare(word, firsts[middle]) >= 0) low = middle;
    else high = middle;
  }
  return letters[low];
}
