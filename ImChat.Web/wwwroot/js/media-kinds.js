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

// The body of the message that shares this file, stored at this address.
export async function bodyOf(file, url) {
  const media = kindOf(file, url);
  return { media, url, name: file.name, size: file.size, amount: media === voice ? await secondsOf(file) : 0 };
}

function kindOf(file, url) {
  const suffix = url.slice(url.lastIndexOf('.') + 1);
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
