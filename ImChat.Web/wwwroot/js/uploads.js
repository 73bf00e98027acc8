// Files on their way to the server, over plain HTTP and one after the other, so that they are stored in the order of picking. Only when
// the server has one does it become a message of the outbox. Until then it is in this page's memory alone.

import { enqueue, newId } from '../Chat/Outbox.razor.js';
import { bodyOf, guessKind } from './media-kinds.js';
import * as pending from './pending.js';

const texts = () => document.getElementById('outbox').dataset;
const uploads = [];
let current = null;

export function upload(peer, files) {
  for (const file of files)
    uploads.push({ cid: newId(), peer, file, body: { media: guessKind(file), name: file.name, size: file.size } });
  draw();
  pending.showLatest();
  run();
}

async function run() {
  if (current) return;
  while ((current = uploads.find((one) => !one.problem))) {
    try {
      const body = await bodyOf(current.file, await post(current));
      if (uploads.includes(current)) handOver(current, body);
    } catch (error) {
      current.problem = error.problem ?? texts().fileProblem;
      draw();
    }
  }
}

// The address of the stored file. What is thrown says why there is none, in the viewer's language.
function post(entry) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('userid', texts().me);
    form.append('file', entry.file);
    const request = new XMLHttpRequest();
    entry.cancel = () => request.abort();
    request.upload.onprogress = (event) => event.lengthComputable && entry.move?.(event.loaded / event.total);
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

function handOver(entry, body) {
  const row = pending.bubble(entry.cid);
  if (row) {
    pending.hideProgress(row);
    row.dataset.media = body.media;
    delete row.dataset.upload;
  }
  enqueue(entry.peer, body, entry.cid);
  forget(entry);
}

function forget(entry) {
  uploads.splice(uploads.indexOf(entry), 1);
}

function draw() {
  for (const entry of uploads) {
    const row = pending.show(entry);
    if (!row) continue;
    if (entry.problem) {
      pending.hideProgress(row);
      pending.fail(row, entry.problem, () => retry(entry), () => forget(entry));
    } else if (!row.querySelector('[data-progress]')) {
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
  entry.cancel?.();
}

pending.whenRedrawn(draw);

// What is still on its way would be lost with the page; the browser asks first.
window.addEventListener('beforeunload', (event) => {
  if (uploads.some((entry) => !entry.problem)) event.preventDefault();
});
