// Starts the page.

import {api} from './api.js';
import {Compose} from './compose.js';
import {Jobs} from './jobs.js';
import {loadTexts, onLanguage, t} from './texts.js';

await loadTexts();
const studio = await api.studio().catch(fault => {
  document.body.classList.add('ready');
  const note = document.getElementById('demo-note');
  note.textContent = t(fault.status ? 'page.fault' : 'page.unreachable');
  note.hidden = false;
  throw fault;
});

const mode = document.getElementById('mode');
onLanguage(() => {
  mode.textContent = t(studio.demo ? 'mode.demo' : 'mode.real');
});
mode.classList.toggle('demo', studio.demo);
mode.hidden = false;
document.getElementById('demo-note').hidden = !studio.demo;

const jobs = new Jobs(studio);
const compose = new Compose(studio, job => jobs.show(job));
jobs.onReuse = job => compose.reuse(job);
document.body.classList.add('ready');
