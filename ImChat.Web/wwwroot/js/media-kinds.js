// Which kind of message a file becomes. The server decides what a file is by its content and ends its address accordingly.

const voice = 3;
const image = 4;
const video = 8;
const custom = 100;

const kinds = {
  png: image, jpg: image, gif: image, webp: image,
  mp3: voice, m4a: voice, ogg: voice, wav: voice, aac: voice, flac: voice,
  mp4: video, mov: video, webm: video,
};

const longestSeconds = 24 * 60 * 60;
const probeTime = 5000;

// What it most likely becomes, before the server has seen it.
export const guessKind = (file) => (file.type.startsWith('image/') ? image : custom);

// A picture every browser shows; other kinds of image are sent as files.
export const isPicture = (file) => /^image\/(png|jpeg|gif|webp)$/.test(file.type);

// What this page can make a still picture of, if the browser can play it. The same container may hold sound alone.
export const isFilm = (file, url) => kindOf(file, url) === video;

export const isPictureAddress = (url) => kinds[suffixOf(url)] === image;

// The body of the message that shares this file, stored at this address. Known is what is known about it already.
export async function bodyOf(file, url, known) {
  const media = known.media === voice ? voice : kindOf(file, url);
  const body = { media, url, name: file.name, size: file.size, amount: media === voice ? known.amount || (await secondsOf(file)) : 0 };
  return media === image && known.content ? { ...body, content: known.content } : body;
}

// Several pictures, and what was written with them, as one.
export async function albumOf(parts, content = '') {
  const images = [];
  for (const { file, url } of parts) images.push({ url, ...(await sizeOf(file)) });
  return { media: custom, images, content };
}

// Its size is in its head: nothing is decoded for it.
export async function sizeOf(file) {
  const address = URL.createObjectURL(file);
  const picture = new Image();
  // What this browser cannot read has no size; the server knows it all the same.
  await new Promise((resolve) => {
    picture.onload = picture.onerror = resolve;
    picture.src = address;
  });
  URL.revokeObjectURL(address);
  return { w: picture.naturalWidth, h: picture.naturalHeight };
}

const suffixOf = (url) => url.slice(url.lastIndexOf('.') + 1);

function kindOf(file, url) {
  const suffix = suffixOf(url);
  return suffix === 'webm' && file.type.startsWith('audio/') ? voice : (kinds[suffix] ?? custom);
}

// 0 when the file does not say, or this browser cannot read it.
async function secondsOf(file) {
  const address = URL.createObjectURL(file);
  const player = new Audio();
  await new Promise((resolve) => {
    player.onloadedmetadata = player.onerror = resolve;
    setTimeout(resolve, probeTime);
    player.preload = 'metadata';
    player.src = address;
  });
  URL.revokeObjectURL(address);
  return Number.isFinite(player.duration) ? Math.min(longestSeconds, Math.max(1, Math.round(player.duration))) : 0;
}
