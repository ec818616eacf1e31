// The form of a new edit: media, texts and settings; its faults and its price, before anything is sent.

import {api, randomId} from './api.js';
import {money, onLanguage, t} from './texts.js';
import {faultText} from './faults.js';
import {acceptDrops} from './drop.js';

const MOST_PICTURES = 4;
const MOST_CHARACTERS = 5000;
const REST = 250;

const $ = id => document.getElementById(id);

export class Compose {

  constructor(studio, onStarted) {
    this.studio = studio;
    this.onStarted = onStarted;
    this.clip = null;
    this.pictures = [];
    this.notes = [];
    this.check = null;
    this.checks = 0;
    this.id = randomId();
    this.addLengths();
    $('resolution').value = 'P720';
    $('sample').hidden = !studio.demo;
    this.listen();
    onLanguage(() => this.draw());
    this.changed(0);
  }

  addLengths() {
    for (let seconds = 2; seconds <= 9; seconds++) {
      const option = document.createElement('option');
      option.value = String(seconds);
      $('duration').append(option);
    }
  }

  listen() {
    acceptDrops($('clip-drop'), $('clip'), files => this.addClip(files[0]));
    acceptDrops($('pictures-drop'), $('picture'), files => this.addPictures(files));
    $('clip-preview').addEventListener('error', () => {
      $('clip-preview').hidden = true; // What is wrong with it is said by the check.
    });
    $('clip-remove').addEventListener('click', () => this.setClip(null));
    $('sample').addEventListener('click', () => this.useSample());
    $('compose').addEventListener('input', event => event.target.type !== 'file' && this.changed());
    $('compose').addEventListener('submit', event => {
      event.preventDefault();
      this.run();
    });
  }

  async addClip(file) {
    this.notes = [];
    const upload = await this.uploaded('VIDEO', file);
    if (upload) {
      this.setClip(upload);
    }
  }

  async addPictures(files) {
    this.notes = [];
    for (const file of files) {
      if (this.pictures.length >= MOST_PICTURES) {
        this.note(() => t('upload.tooMany'));
        break;
      }
      const upload = await this.uploaded('IMAGE', file);
      if (upload) {
        this.pictures.push(upload);
        this.changed(0);
      }
    }
  }

  async useSample() {
    $('sample').disabled = true;
    try {
      this.notes = [];
      this.setClip(await api.sample());
      if (!$('prompt').value) {
        $('prompt').value = t('compose.sample.prompt');
        this.changed(0);
      }
    } catch {
      this.note(() => t('page.unreachable'));
    } finally {
      $('sample').disabled = false;
    }
  }

  /** Uploads a file; null if it was refused, which a note says. */
  async uploaded(kind, file) {
    if (file.size > this.studio.largest[kind] * 1024 * 1024) {
      this.note(() => t('upload.TooLarge', {name: file.name, megabytes: this.studio.largest[kind]}));
      return null;
    }
    const progress = $('clip-progress');
    progress.value = 0;
    progress.hidden = false;
    try {
      return await api.upload(kind, file, percent => {
        progress.value = percent;
      });
    } catch (fault) {
      this.note(() => fault.status === 413
          ? t('upload.TooLarge', {name: file.name, megabytes: this.studio.largest[kind]})
          : t('upload.failed', {name: file.name}));
      return null;
    } finally {
      progress.hidden = true;
    }
  }

  setClip(upload) {
    const hadFocus = document.activeElement === $('clip-remove');
    this.clip = upload;
    $('clip-drop').hidden = upload !== null;
    $('clip-chosen').hidden = upload === null;
    $('sample').hidden = upload !== null || !this.studio.demo;
    if (upload) {
      $('clip-preview').hidden = false;
      $('clip-preview').src = `api/uploads/${upload.id}`;
      $('clip-name').textContent = upload.name;
    } else {
      $('clip-preview').removeAttribute('src');
      $('clip-preview').load();
      if (hadFocus) {
        $('clip').focus();
      }
    }
    this.changed(0);
  }

  removePicture(index) {
    this.pictures.splice(index, 1);
    this.changed(0);
    $('picture').focus();
  }

  note(text) {
    this.notes.push(text);
    this.draw();
  }

  request() {
    const value = id => $(id).value === '' ? null : $(id).value;
    return {
      video: this.clip?.id ?? null,
      references: this.pictures.map(picture => picture.id),
      prompt: value('prompt'),
      negativePrompt: value('negative'),
      resolution: value('resolution'),
      ratio: value('ratio'),
      duration: value('duration') === null ? null : Number(value('duration')),
      audio: value('audio'),
      seed: value('seed') === null ? null : Math.trunc(Number(value('seed'))),
    };
  }

  /** Asks the studio for faults and the price, when the person rests. Answers to earlier requests are ignored. */
  changed(rest = REST) {
    const number = ++this.checks;
    this.check = null;
    this.id = randomId();
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      let check = null;
      let problem = '';
      try {
        check = await api.check(this.request());
      } catch (fault) {
        problem = fault.status ? 'page.fault' : 'page.unreachable';
      }
      if (number === this.checks) {
        this.check = check;
        this.draw();
        if (problem) {
          $('run-note').textContent = t(problem);
        }
      }
    }, rest);
  }

  /**
   * Sends the job with the price that is shown. After that the button stays off until the form changes: a second press is
   * no second job. A request without an answer can be repeated, under the same id.
   */
  async run() {
    const check = this.check;
    const number = this.checks;
    if (!check || check.faults.length > 0) {
      return;
    }
    this.check = null;
    $('run').disabled = true;
    try {
      const job = await api.run(this.id, {request: this.request(), shown: shownPrice(check.quote)});
      $('run-note').textContent = t('compose.started');
      this.onStarted(job);
    } catch (fault) {
      if (number === this.checks) {
        this.refused(fault, check);
      }
    }
  }

  refused(fault, check) {
    const faults = fault.body?.faults;
    if (faults?.some(broken => broken.field === 'maxCost')) {
      this.notes = [() => t('compose.priceChanged')];
      this.changed(0);
      return;
    }
    this.check = faults ? fault.body : check;
    this.draw();
    $('run-note').textContent = faults ? '' : t(fault.status ? 'page.fault' : 'page.unreachable');
  }

  /** Fills the form with the settings of an earlier job; its files are still in the studio. */
  reuse(job) {
    const request = job.request;
    $('prompt').value = request.prompt ?? '';
    $('negative').value = request.negativePrompt ?? '';
    $('resolution').value = request.resolution ?? 'P1080';
    $('ratio').value = request.ratio ?? '';
    $('duration').value = request.duration ?? '';
    $('audio').value = request.audio ?? '';
    $('seed').value = request.seed ?? '';
    this.pictures = request.references.map((id, index) => ({id, name: String(index + 1)}));
    this.setClip({id: request.video, name: job.clip});
    $('prompt').focus();
  }

  draw() {
    const request = this.request();
    for (const option of $('duration').options) {
      if (option.value) {
        option.textContent = t('compose.duration.seconds', {seconds: option.value});
      }
    }
    $('prompt-count').textContent =
        t('compose.prompt.count', {count: Array.from(request.prompt ?? '').length, most: MOST_CHARACTERS});
    $('pictures').replaceChildren(...this.pictures.map((picture, index) => this.tile(picture, index)));
    $('pictures-drop').hidden = this.pictures.length >= MOST_PICTURES;
    this.drawVerdict();
  }

  tile(picture, index) {
    const number = index + 1;
    const tile = document.createElement('li');
    const image = document.createElement('img');
    image.src = `api/uploads/${picture.id}`;
    image.alt = t('compose.picture', {number, name: picture.name});
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.textContent = '×';
    remove.setAttribute('aria-label', t('compose.picture.remove', {number}));
    remove.addEventListener('click', () => this.removePicture(index));
    const label = document.createElement('span');
    label.textContent = String(number);
    tile.append(image, label, remove);
    return tile;
  }

  drawVerdict() {
    const faults = this.check?.faults ?? [];
    const doubts = this.check?.doubts ?? [];
    const item = (text, kind) => {
      const line = document.createElement('li');
      line.className = kind;
      line.textContent = text;
      return line;
    };
    $('faults').replaceChildren(
        ...this.notes.map(note => item(note(), 'fault')),
        ...faults.map(fault => item(faultText(fault), ['required', 'missing'].includes(fault.rule) ? 'todo' : 'fault')),
        ...doubts.map(doubt => item(faultText(doubt), 'doubt')));
    for (const [field, id] of [['prompt', 'prompt'], ['negativePrompt', 'negative'], ['seed', 'seed']]) {
      const broken = faults.some(fault => fault.field === field && fault.rule !== 'missing');
      $(id).setAttribute('aria-invalid', String(broken));
    }
    const quote = this.check?.quote;
    $('price').hidden = !quote;
    $('run').disabled = !quote;
    $('run-note').textContent = '';
    $('run').textContent = t('compose.run');
    if (quote) {
      this.drawPrice(quote);
    }
  }

  drawPrice(quote) {
    const seconds = quote.leastSeconds === quote.mostSeconds ? quote.mostSeconds : `${quote.leastSeconds}–${quote.mostSeconds}`;
    if (quote.mostAmount === null) {
      $('price-amount').textContent = t('price.unknown');
      $('price-detail').textContent =
          t('price.detail.unknown', {seconds, resolution: quote.resolution, asOf: quote.asOf});
      return;
    }
    const most = money(quote.mostAmount, quote.currency);
    $('price-amount').textContent = quote.leastAmount === quote.mostAmount
        ? t('price.exact', {amount: most})
        : t('price.range', {least: money(quote.leastAmount, quote.currency), most});
    $('price-detail').textContent = t('price.detail', {
      seconds,
      perSecond: money(quote.perSecond, quote.currency),
      resolution: quote.resolution,
      asOf: quote.asOf,
    });
    $('run').textContent = this.studio.demo
        ? t('compose.run.demo')
        : t('compose.run.price', {price: $('price-amount').textContent});
  }
}

/** The highest price that the page shows; null if it shows none. */
function shownPrice(quote) {
  return quote.mostAmount === null ? null : {amount: quote.mostAmount, currency: quote.currency};
}
