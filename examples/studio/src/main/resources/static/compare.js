// Before and after, playing in step. The clip before the edit sets the time; the other one follows it.

import {onLanguage, t} from './texts.js';

const SMALL_DRIFT = 0.03;
const LARGE_DRIFT = 0.25;

const $ = id => document.getElementById(id);

export class Compare {

  constructor() {
    this.before = $('before');
    this.after = $('after');
    this.shown = null;
    this.playing = false;
    $('play').addEventListener('click', () => this.playing ? this.pause() : this.play());
    $('seek').addEventListener('input', () => this.seek($('seek').value / 1000 * this.length()));
    $('sound').addEventListener('change', () => this.sound());
    for (const video of [this.before, this.after]) {
      video.addEventListener('loadedmetadata', () => this.draw());
      video.addEventListener('click', () => $('play').click());
    }
    this.before.addEventListener('ended', () => this.playing && this.again());
    onLanguage(() => this.draw());
  }

  /** Shows the videos of a job; null hides them. */
  show(videos) {
    $('compare').hidden = videos === null;
    if (videos?.id === this.shown) {
      return;
    }
    this.pause();
    this.shown = videos?.id ?? null;
    for (const [video, url] of [[this.before, videos?.before], [this.after, videos?.after]]) {
      if (url) {
        video.src = url;
      } else {
        video.removeAttribute('src');
      }
      video.load();
    }
    this.draw();
  }

  async play() {
    if (this.before.ended) {
      this.seek(0);
    }
    this.playing = true;
    this.draw();
    try {
      await Promise.all([this.before.play(), this.after.play()]);
      this.follow();
    } catch {
      this.pause(); // A file that cannot be played here, or a pause that came first.
    }
  }

  pause() {
    this.playing = false;
    this.before.pause();
    this.after.pause();
    this.after.playbackRate = 1;
    this.draw();
  }

  again() {
    this.seek(0);
    this.play();
  }

  seek(time) {
    this.before.currentTime = time;
    this.after.currentTime = Math.min(time, this.after.duration || time);
    this.draw();
  }

  /** While both play: small differences by speed, which is not seen; large ones by a jump. */
  follow() {
    if (!this.playing) {
      return;
    }
    const drift = this.after.currentTime - this.before.currentTime;
    if (this.after.ended) {
      this.after.playbackRate = 1;
    } else if (Math.abs(drift) > LARGE_DRIFT) {
      this.after.currentTime = this.before.currentTime;
    } else {
      this.after.playbackRate = Math.abs(drift) < SMALL_DRIFT ? 1 : drift > 0 ? 0.9 : 1.1;
    }
    this.drawTime();
    requestAnimationFrame(() => this.follow());
  }

  sound() {
    this.before.muted = $('sound').value !== 'before';
    this.after.muted = $('sound').value !== 'after';
  }

  length() {
    return this.before.duration || 0;
  }

  draw() {
    $('play').textContent = t(this.playing ? 'compare.pause' : 'compare.play');
    this.drawTime();
  }

  drawTime() {
    const length = this.length();
    const time = this.before.currentTime;
    $('seek').value = length ? String(Math.round(1000 * time / length)) : '0';
    $('time').textContent = `${time.toFixed(1)} / ${length.toFixed(1)} s`;
    $('seek').setAttribute('aria-valuetext', $('time').textContent);
  }
}
