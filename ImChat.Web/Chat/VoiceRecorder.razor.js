// Voice messages. Held, the button records until it is let go; slid up it stays on, slid aside it is thrown away. A tap or a key records
// without holding. The microphone is asked for at the first press and let go of with each recording.

import './Composer.razor.js';
import { closeOpen } from '../js/fold.js';
import { holds } from '../js/held.js';
import { Level } from '../js/level.js';
import { upload } from '../js/uploads.js';

const tap = 400;
const shortest = 1000;
const aside = 80;
const up = 60;
const kinds = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
// Until it has become an upload or was thrown away.
const running = new Set();

class VoiceRecorder extends HTMLElement {
  connectedCallback() {
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  disconnectedCallback() {
    if (this.button) this.finish(false);
  }

  start() {
    this.button = this.querySelector('[data-testid="record"]');
    this.bar = this.querySelector('.recording');
    this.composer = this.closest('im-composer');
    this.level = new Level(this.querySelector('.recording-level > span'));
    this.button.addEventListener('pointerdown', (event) => this.onDown(event));
    this.button.addEventListener('pointermove', (event) => this.onMove(event));
    this.button.addEventListener('pointerup', () => this.onUp());
    this.button.addEventListener('pointercancel', () => this.held && this.lock());
    this.button.addEventListener('contextmenu', (event) => event.preventDefault());
    this.button.addEventListener('click', (event) => this.onKeyPress(event));
    this.addEventListener('keydown', (event) => this.onKey(event));
    this.querySelector('[data-cancel]').addEventListener('click', () => this.finish(false));
    this.querySelector('[data-send]').addEventListener('click', () => this.finish(true));
  }

  get state() {
    return this.dataset.state;
  }

  onDown(event) {
    if (event.button !== 0 || this.state !== 'idle') return;
    // Where one writes keeps the focus, and a phone its keyboard.
    event.preventDefault();
    this.button.setPointerCapture(event.pointerId);
    this.held = { x: event.clientX, y: event.clientY, at: performance.now() };
    this.begin();
  }

  onMove(event) {
    if (!this.held || this.state !== 'recording') return;
    const towardsStart = (this.held.x - event.clientX) * (getComputedStyle(this).direction === 'rtl' ? -1 : 1);
    if (this.held.y - event.clientY > up) this.lock();
    else this.bar.dataset.aside = String(towardsStart > aside);
    this.hint();
  }

  onUp() {
    if (!this.held) return;
    const isTap = performance.now() - this.held.at < tap;
    const isAside = this.bar.dataset.aside === 'true';
    if (isAside) this.finish(false);
    else if (isTap || this.state === 'asking') this.lock();
    else this.finish(true);
  }

  // Only a press by key, or by a reader of screens, comes without a pointer before.
  onKeyPress(event) {
    if (event.detail !== 0 || this.state !== 'idle') return;
    this.begin();
  }

  onKey(event) {
    if (event.key !== 'Escape' || this.state === 'idle') return;
    event.preventDefault();
    this.finish(false);
  }

  async begin() {
    if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return this.give(this.dataset.impossibleText);
    this.dataset.state = 'asking';
    this.composer.say('');
    const asked = (this.asked = {});
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    } catch {
      // Refused, or there is none.
      if (this.asked === asked) this.give(this.dataset.deniedText);
      return;
    }
    if (this.asked === asked && this.isConnected) this.record(stream);
    else stop(stream);
  }

  record(stream) {
    this.stream = stream;
    this.parts = [];
    this.recorder = new MediaRecorder(stream, { mimeType: kinds.find((kind) => MediaRecorder.isTypeSupported(kind)), audioBitsPerSecond: 32000 });
    this.recorder.ondataavailable = (event) => this.parts.push(event.data);
    const { recorder } = this;
    running.add(recorder);
    recorder.addEventListener('stop', () => running.delete(recorder));
    recorder.start();
    this.begun = performance.now();
    this.dataset.state = 'recording';
    closeOpen();
    this.bar.hidden = false;
    this.bar.dataset.aside = 'false';
    this.level.follow(stream);
    this.tick();
    this.clock = setInterval(() => this.tick(), 200);
    // The question for the microphone takes the finger off the button.
    if (!this.held) this.lock();
    this.hint();
  }

  // Goes on without being held.
  lock() {
    this.held = null;
    if (this.state !== 'recording') return;
    this.dataset.locked = '';
    this.bar.dataset.aside = 'false';
    this.hint();
    this.querySelector('[data-send]').focus({ preventScroll: true });
  }

  tick() {
    const seconds = Math.floor((performance.now() - this.begun) / 1000);
    this.querySelector('.recording-time').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    if (seconds >= Number(this.dataset.most)) this.finish(true);
  }

  hint() {
    const isAside = this.bar.dataset.aside === 'true';
    const text = 'locked' in this.dataset ? this.dataset.lockedText : isAside ? this.dataset.releaseText : this.dataset.holdText;
    const place = this.querySelector('[data-hint-text]');
    if (place.textContent !== text) place.textContent = text;
  }

  finish(isWanted) {
    const { recorder, parts, begun } = this;
    const hadFocus = this.contains(document.activeElement);
    this.give('');
    if (!recorder) return;
    const time = performance.now() - begun;
    recorder.onstop = () => {
      if (!isWanted) return;
      if (time < shortest) this.composer.say(this.dataset.shortText);
      else this.send(new Blob(parts, { type: recorder.mimeType }), time);
    };
    recorder.stop();
    stop(this.stream);
    this.recorder = null;
    if (hadFocus) this.button.focus({ preventScroll: true });
  }

  send(recording, time) {
    const type = recording.type.split(';')[0];
    const file = new File([recording], `voice.${type.split('/')[1]}`, { type });
    upload(this.dataset.peer, [file], { seconds: Math.min(Number(this.dataset.most), Math.max(1, Math.round(time / 1000))) });
  }

  // Back to the beginning, with a word why.
  give(text) {
    clearInterval(this.clock);
    this.level.leave();
    this.held = null;
    this.asked = null;
    this.dataset.state = 'idle';
    delete this.dataset.locked;
    this.bar.hidden = true;
    if (text) this.composer.say(text);
  }
}

holds(() => running.size > 0);

const stop = (stream) => stream.getTracks().forEach((track) => track.stop());

customElements.define('im-recorder', VoiceRecorder);
