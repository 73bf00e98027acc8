// A still picture of a film, made where the film is: so its place is kept and something is seen before it plays.

const longestSide = 960;
const probeTime = 8000;
const quality = 0.8;

// A JPEG from near the beginning; null when this browser cannot play the film, or has not come so far in time.
export async function posterOf(file) {
  const address = URL.createObjectURL(file);
  const film = document.createElement('video');
  Object.assign(film, { muted: true, playsInline: true, preload: 'auto' });
  try {
    return await Promise.race([draw(film, address), new Promise((resolve) => setTimeout(resolve, probeTime, null))]);
  } catch {
    // Not every file that is called a film is one.
    return null;
  } finally {
    film.removeAttribute('src');
    film.load();
    URL.revokeObjectURL(address);
  }
}

async function draw(film, address) {
  await happens(film, 'loadeddata', () => { film.src = address; });
  // The first picture often is black. What a recorder writes may not know its length.
  const moment = Number.isFinite(film.duration) ? Math.min(1, film.duration / 4) : 0;
  if (moment > 0) await happens(film, 'seeked', () => { film.currentTime = moment; });
  if (!film.videoWidth || !film.videoHeight) return null;
  const factor = Math.min(1, longestSide / Math.max(film.videoWidth, film.videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(film.videoWidth * factor));
  canvas.height = Math.max(1, Math.round(film.videoHeight * factor));
  canvas.getContext('2d').drawImage(film, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

function happens(film, event, begin) {
  return new Promise((resolve, reject) => {
    film.addEventListener(event, resolve, { once: true });
    film.addEventListener('error', reject, { once: true });
    begin();
  });
}
