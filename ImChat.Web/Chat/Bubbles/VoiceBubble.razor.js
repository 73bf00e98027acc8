// Plays a voice message: play and pause, where it is, how long it is. One at a time in a page.

let playing = null;

class Voice extends HTMLElement {
  connectedCallback() {
    // Blazor puts the element into the page first and its children right after; they are there when this turn is over.
    queueMicrotask(() => this.isConnected && this.start());
  }

  disconnectedCallback() {
    this.audio?.pause();
  }

  start() {
    this.audio = this.querySelector('audio');
    this.button = this.querySelector('button');
    this.range = this.querySelector('input');
    this.time = this.querySelector('.voice-time');
    this.button.addEventListener('click', () => this.toggle());
    this.range.addEventListener('input', () => this.seek());
    for (const event of ['play', 'pause', 'ended', 'timeupdate', 'durationchange', 'error']) this.audio.addEventListener(event, () => this.show());
    this.audio.addEventListener('play', () => this.take());
    this.audio.addEventListener('ended', () => { this.audio.currentTime = 0; });
    this.show();
  }

  // What a browser records does not say how long it is; the message does.
  get seconds() {
    const { duration } = this.audio;
    return Number.isFinite(duration) && duration > 0 ? duration : Number(this.dataset.seconds);
  }

  toggle() {
    if (this.audio.paused) this.audio.play().catch(() => this.show());
    else this.audio.pause();
  }

  take() {
    if (playing !== this.audio) playing?.pause();
    playing = this.audio;
  }

  seek() {
    if (this.seconds > 0) this.audio.currentTime = (this.range.value / this.range.max) * this.seconds;
  }

  show() {
    const isPlaying = !this.audio.paused && !this.audio.ended;
    const at = this.audio.currentTime;
    this.dataset.playing = String(isPlaying);
    this.button.setAttribute('aria-label', isPlaying ? this.button.dataset.pauseText : this.button.dataset.playText);
    this.range.value = this.seconds > 0 ? (at / this.seconds) * this.range.max : 0;
    this.range.setAttribute('aria-valuetext', clock(at));
    this.range.style.setProperty('--part', this.range.value / this.range.max);
    this.time.textContent = at > 0 || isPlaying ? clock(at) : this.seconds > 0 ? clock(this.seconds) : '';
  }
}

function clock(seconds) {
  const whole = Math.floor(seconds + 0.05);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

customElements.define('im-voice', Voice);
