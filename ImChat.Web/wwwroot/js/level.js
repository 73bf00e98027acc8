// How loud it is just now, as the width of a bar: whoever speaks sees that they are heard.

export class Level {
  constructor(bar) {
    this.bar = bar;
  }

  follow(stream) {
    this.sound = new AudioContext();
    const meter = this.sound.createAnalyser();
    meter.fftSize = 512;
    this.sound.createMediaStreamSource(stream).connect(meter);
    const samples = new Float32Array(meter.fftSize);
    const draw = () => {
      if (!this.sound) return;
      meter.getFloatTimeDomainData(samples);
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      this.bar.style.setProperty('--level', Math.min(1, loudness * 4).toFixed(2));
      requestAnimationFrame(draw);
    };
    draw();
  }

  leave() {
    this.sound?.close();
    this.sound = null;
    this.bar.style.setProperty('--level', 0);
  }
}
