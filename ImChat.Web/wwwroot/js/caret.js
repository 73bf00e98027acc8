// Where in a text box a character stands, in pixels from the box's own corner: the text is laid out a second time, in a block that
// breaks its lines as the box does.

const copied = ['boxSizing', 'borderStyle', 'borderWidth', 'padding', 'font', 'letterSpacing', 'wordSpacing', 'tabSize', 'textIndent', 'textAlign', 'direction'];

export function placeOf(box, at) {
  const look = getComputedStyle(box);
  const copy = document.createElement('div');
  for (const name of copied) copy.style[name] = look[name];
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', width: `${box.offsetWidth}px` });
  const mark = document.createElement('span');
  mark.textContent = '\u200b';
  copy.append(box.value.slice(0, at), mark);
  document.body.append(copy);
  const place = { left: mark.offsetLeft, top: mark.offsetTop - box.scrollTop };
  copy.remove();
  return place;
}
