// The list of jobs, and the job that is shown.

import {api} from './api.js';
import {Compare} from './compare.js';
import {Live} from './live.js';
import {firstText, moment, money, onLanguage, span, t} from './texts.js';

const STEPS = ['UPLOADING', 'QUEUED', 'RUNNING', 'DOWNLOADING', 'DONE'];

const $ = id => document.getElementById(id);

export class Jobs {

  constructor(studio) {
    this.studio = studio;
    this.onReuse = () => {};
    this.jobs = new Map();
    this.shown = location.hash.slice(1) || null;
    this.isConnected = null;
    this.compare = new Compare();
    $('cancel').addEventListener('click', () => this.cancel());
    $('again').addEventListener('click', () => api.again(this.shown).catch(() => this.say(t('page.unreachable'))));
    $('reuse').addEventListener('click', () => this.onReuse(this.jobs.get(this.shown)));
    onLanguage(() => this.draw());
    this.live = new Live({
      all: jobs => this.replace(jobs),
      one: job => this.put(job),
      connected: yes => this.connected(yes),
    });
  }

  replace(jobs) {
    this.jobs = new Map(jobs.map(job => [job.id, job]));
    this.draw();
  }

  put(job) {
    this.jobs.set(job.id, job);
    this.draw();
  }

  connected(yes) {
    this.isConnected = yes;
    this.drawConnection();
  }

  /** Shows a job that the person chose or started. */
  show(job) {
    if (!this.jobs.has(job.id)) {
      this.jobs.set(job.id, job);
    }
    this.shown = job.id;
    history.replaceState(null, '', `#${job.id}`);
    this.draw();
    $('job-title').focus({preventScroll: true});
    $('job').scrollIntoView({block: 'nearest'});
    if ($('job').getBoundingClientRect().top < 0 || innerWidth < 1000) {
      $('job').scrollIntoView({block: 'start'});
    }
  }

  async cancel() {
    try {
      const {canceled} = await api.cancel(this.shown);
      if (!canceled) {
        this.say(t('job.cancel.late'));
      }
    } catch {
      this.say(t('page.unreachable'));
    }
  }

  say(text) {
    $('job-status').textContent = text;
  }

  draw() {
    const jobs = Array.from(this.jobs.values()).sort((a, b) => b.created.localeCompare(a.created));
    $('no-jobs').hidden = jobs.length > 0;
    this.drawList(jobs);
    this.drawConnection();
    const job = this.jobs.get(this.shown);
    $('job').hidden = !job;
    if (job) {
      this.drawJob(job);
    }
  }

  drawConnection() {
    const line = $('connection');
    line.hidden = this.isConnected === null;
    line.classList.toggle('lost', this.isConnected === false);
    setText(line, t(this.isConnected === false ? 'jobs.reconnecting' : 'jobs.live'));
  }

  /** Lines are kept and changed, so that the one with the focus keeps it. */
  drawList(jobs) {
    const list = $('jobs');
    const lines = new Map(Array.from(list.children).map(line => [line.dataset.id, line]));
    jobs.forEach((job, index) => {
      const line = lines.get(job.id) ?? this.newLine(job);
      lines.delete(job.id);
      if (list.children[index] !== line) {
        list.insertBefore(line, list.children[index] ?? null);
      }
      this.drawLine(line, job);
    });
    lines.forEach(line => line.remove());
  }

  newLine(job) {
    const line = document.createElement('li');
    line.dataset.id = job.id;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...['line-prompt', 'chip', 'line-facts'].map(name => {
      const part = document.createElement('span');
      part.className = name;
      return part;
    }));
    button.addEventListener('click', () => this.show(this.jobs.get(job.id)));
    line.append(button);
    return line;
  }

  drawLine(line, job) {
    const button = line.firstChild;
    button.setAttribute('aria-current', String(job.id === this.shown));
    const [prompt, chip, facts] = button.children;
    setText(prompt, promptOf(job));
    setText(chip, t(`state.${job.state}`) + (job.percent >= 0 ? ` ${job.percent}%` : ''));
    chip.className = `chip ${job.state.toLowerCase()}`;
    setText(facts, [job.clip, moment(job.created), this.costOf(job)].filter(part => part).join(' · '));
  }

  costOf(job) {
    return job.cost === null ? '' : money(job.cost, job.currency);
  }

  drawJob(job) {
    setText($('job-title'), t('job.title', {clip: job.clip}));
    setText($('job-prompt'), promptOf(job));
    this.drawSteps(job);
    setText($('job-status'), job.state === 'RUNNING' && this.studio.demo ? t('state.RUNNING') : t(`status.${job.state}`));
    $('job-progress').hidden = job.percent < 0;
    $('job-progress').value = Math.max(0, job.percent);
    this.drawProblem(job);
    this.drawFacts(job);
    const done = job.state === 'DONE';
    this.compare.show(done && job.request.video ? {id: job.id, before: `api/uploads/${job.request.video}`, after: `api/jobs/${job.id}/result`} : null);
    $('download').hidden = !done;
    $('download').href = `api/jobs/${job.id}/result?save=true`;
    $('cancel').hidden = job.state !== 'QUEUED' || !job.taskId;
    $('again').hidden = job.state !== 'STOPPED';
    $('reuse').hidden = !job.request.video || ['WAITING', 'UPLOADING'].includes(job.state);
  }

  drawSteps(job) {
    const reached = STEPS.indexOf(job.state);
    const over = job.state === 'FAILED' || job.state === 'STOPPED';
    $('job-steps').hidden = over || job.state === 'DONE';
    $('job-steps').replaceChildren(...STEPS.map((step, index) => {
      const item = document.createElement('li');
      item.textContent = t(`state.${step}`);
      item.className = index < reached || job.state === 'DONE' ? 'past' : index === reached ? 'now' : '';
      if (index === reached) {
        item.setAttribute('aria-current', 'step');
      }
      return item;
    }));
  }

  drawProblem(job) {
    $('job-problem').hidden = !job.problem;
    if (job.problem) {
      setText($('job-problem-text'), firstText([`problem.${job.problem.kind}`, 'problem.Other']));
      setText($('job-problem-detail'), job.problem.text);
    }
  }

  drawFacts(job) {
    const facts = [];
    if (job.billedSeconds !== null) {
      facts.push(['fact.billed', t('fact.billed.value', {seconds: job.billedSeconds})]);
    }
    if (job.cost !== null) {
      const price = this.costOf(job);
      facts.push(['fact.cost', this.studio.demo ? t('fact.cost.simulated', {price}) : price]);
    }
    if (job.quote?.mostAmount) {
      facts.push(['fact.quoted', money(job.quote.mostAmount, job.quote.currency)]);
    }
    facts.push(['fact.started', moment(job.created)]);
    if (job.ended) {
      facts.push(['fact.took', span((new Date(job.ended) - new Date(job.created)) / 1000)]);
    }
    if (job.taskId) {
      facts.push(['fact.task', job.taskId]);
    }
    $('job-facts').replaceChildren(...facts.map(([key, value]) => {
      const pair = document.createElement('div');
      const name = document.createElement('dt');
      const text = document.createElement('dd');
      name.textContent = t(key);
      text.textContent = value;
      pair.append(name, text);
      return pair;
    }));
  }
}

function promptOf(job) {
  return job.request.video ? job.request.prompt || t('job.noPrompt') : t('job.lost');
}

/** Only a change is set: an unchanged text must not be read out again. */
function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
