// Files on their way to the server, over plain HTTP and one after the other, so that they are stored in the order of picking. Only when
// the server has one does it become a message of the outbox; several pictures become one when the server has them all. Until then they
// are in this page's memory alone.

import { add, newId } from '../Chat/Outbox.razor.js';
import { holds } from './held.js';
import { bodyOf, guessKind, isFilm, isPicture, isPictureAddress, albumOf } from './media-kinds.js';
import { showParts, dropPart } from './pending-media.js';
import * as pending from './pending.js';
import { posterOf } from './poster.js';

const mostInAlbum = 9;
const texts = () => document.getElementById('outbox').dataset;
const uploads = [];
let current = null;

// A caption goes with the first picture or album. Seconds say that it is a voice message, and how long.
export function upload(peer, files, { caption = '', seconds = 0 } = {}) {
  if (files.length === 0) return;
  for (const together of grouped(files)) {
    const first = together[0];
    const takesCaption = caption && isPicture(first);
    const body = { media: seconds ? 3 : guessKind(first), name: first.name, size: first.size, amount: seconds };
    if (takesCaption) body.content = caption;
    if (takesCaption) caption = '';
    uploads.push({ cid: newId(), peer, file: first, parts: together.map((file) => ({ file })), isAlbum: together.length > 1, seconds, body });
  }
  draw();
  pending.showLatest(peer);
  run();
}

// Pictures that come together are one message, where the first of them stands; everything else is one of its own.
function grouped(files) {
  const pictures = files.filter(isPicture);
  if (pictures.length < 2) return files.map((file) => [file]);
  const albums = [];
  for (let at = 0; at < pictures.length; at += mostInAlbum) albums.push(pictures.slice(at, at + mostInAlbum));
  return files.flatMap((file) => (isPicture(file) ? (file === pictures[0] ? albums : []) : [[file]]));
}

async function run() {
  if (current) return;
  while ((current = uploads.find((one) => !one.problem))) {
    const part = current.parts.find((one) => !one.url);
    try {
      if (part) part.url = await post(current, part);
      else await handOver(current);
    } catch (error) {
      // One that was taken back meanwhile has no problem any more.
      if (!part || current.parts.includes(part)) current.problem = error.problem ?? texts().fileProblem;
      draw();
    }
  }
}

// The address of the stored file. What is thrown says why there is none, in the viewer's language.
function post(entry, part) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('userid', texts().me);
    // By this name old clients know a voice message; what is in it decides what it is served as.
    if (entry.seconds) form.append('filetype', '.mp3');
    form.append('file', part.file);
    const request = new XMLHttpRequest();
    part.cancel = () => request.abort();
    request.upload.onprogress = (event) => event.lengthComputable && (part.move ?? entry.move)?.(event.loaded / event.total);
    request.onload = () => {
      const answer = parse(request.responseText);
      if (answer?.code === 0) resolve(answer.data);
      else reject({ problem: JSON.parse(texts().answers)[answer?.msg] });
    };
    request.onerror = request.onabort = () => reject({});
    request.open('POST', '/attach/upload');
    request.send(form);
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy on the way answered with a page of its own.
    return null;
  }
}

// What only called itself a picture goes on its own.
async function handOver(entry) {
  const pictures = entry.parts.filter((part) => isPictureAddress(part.url));
  const others = entry.isAlbum ? entry.parts.filter((part) => !pictures.includes(part)) : [];
  let body = null;
  if (!entry.isAlbum) body = await bodyOf(entry.file, entry.parts[0].url, entry.body);
  else if (pictures.length > 1) body = await albumOf(pictures, entry.body.content);
  else if (pictures.length === 1) body = await bodyOf(pictures[0].file, pictures[0].url, entry.body);
  if (body && !entry.isAlbum) body.pic = await posterAddress(entry);
  const rest = [];
  for (const part of others) rest.push(await bodyOf(part.file, part.url, {}));
  if (!uploads.includes(entry)) return;
  const row = pending.bubble(entry.cid);
  if (row && body) {
    pending.hideProgress(row);
    row.dataset.media = body.media;
    delete row.dataset.upload;
  } else {
    row?.remove();
  }
  if (body) add(entry.peer, body, entry.cid);
  for (const one of rest) add(entry.peer, one);
  forget(entry);
}

/** Stores a file that is to be no message; its address. What is thrown may say why not, as `problem`. */
export const store = (file) => post({}, { file });

// A film without a still picture is a film all the same.
async function posterAddress(entry) {
  const [part] = entry.parts;
  if (!part || entry.seconds || !isFilm(part.file, part.url)) return undefined;
  const poster = await posterOf(part.file);
  return poster ? store(new File([poster], 'poster.jpg', { type: poster.type })).catch(() => undefined) : undefined;
}

function forget(entry) {
  const at = uploads.indexOf(entry);
  if (at >= 0) uploads.splice(at, 1);
}

function draw() {
  for (const entry of uploads) {
    const row = pending.show(entry);
    if (!row) continue;
    if (entry.isAlbum) showParts(row, entry, (part) => cancelPart(entry, part));
    if (entry.problem) {
      pending.hideProgress(row);
      pending.fail(row, entry.problem, () => retry(entry), () => forget(entry));
    } else if (!entry.isAlbum && !row.querySelector('[data-progress]')) {
      entry.move = pending.showProgress(row, () => cancel(entry));
    }
  }
}

function retry(entry) {
  entry.problem = null;
  draw();
  run();
}

function cancel(entry) {
  forget(entry);
  const [part] = entry.parts.splice(0);
  part.cancel?.();
}

function cancelPart(entry, part) {
  entry.parts.splice(entry.parts.indexOf(part), 1);
  const row = pending.bubble(entry.cid);
  if (row) dropPart(row, part);
  if (entry.parts.length === 0) {
    forget(entry);
    row?.remove();
  }
  part.cancel?.();
}

pending.whenRedrawn(draw);

// Also what failed and can be tried again.
holds(() => uploads.length > 0);
