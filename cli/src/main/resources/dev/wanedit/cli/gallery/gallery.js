
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('wanedit-data').textContent);
  const texts = data.texts;
  const language = document.documentElement.lang;
  const jobs = data.jobs.map((job, index) => ({ ...job, index }));
  const PER_PAGE = 20;
  const view = { search: '', state: '', sort: 'page', down: false, page: 0 };

  // Text from outside gets into the page only here and by attributes that are named below: as text, never as HTML.
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === 'on') {
        for (const [event, listener] of Object.entries(value)) {
          element.addEventListener(event, listener);
        }
      } else if (value !== undefined && value !== false) {
        element.setAttribute(key, value === true ? '' : value);
      }
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
  };
  const draw = (name, attributes, text) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    if (text !== undefined) {
      element.textContent = text;
    }
    return element;
  };
  const say = (name, ...values) => texts[name].replace(/\{(\d)\}/g, (all, index) => values[index]);

  // Times and amounts

  const moment = text => text ? Date.parse(text) : NaN;
  const time = text => text.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
  const queueing = job => (moment(job.started) - moment(job.submitted)) / 1000;
  const running = job => (moment(job.ended) - moment(job.started)) / 1000;
  const known = seconds => Number.isFinite(seconds) && seconds >= 0;
  const length = seconds => {
    if (seconds < 60) {
      return say('seconds', String(Math.round(seconds * 10) / 10));
    }
    const whole = Math.round(seconds);
    const rest = String(whole % 60).padStart(2, '0');
    const minutes = Math.floor(whole / 60);
    return minutes < 60
      ? minutes + ':' + rest
      : Math.floor(minutes / 60) + ':' + String(minutes % 60).padStart(2, '0') + ':' + rest;
  };
  const range = (least, most) => least === most || least === undefined ? most : say('range', least, most);
  const money = (amount, currency) => amount + (currency ? '\u00a0' + currency : '');

  // Decimals are added exactly, as whole numbers of the smallest unit that any of them has.
  const sum = amounts => {
    const places = amounts.reduce((most, amount) => Math.max(most, (amount.split('.')[1] || '').length), 0);
    const total = amounts.reduce((all, amount) => {
      const [whole, part = ''] = amount.split('.');
      return all + BigInt(whole + part.padEnd(places, '0'));
    }, 0n);
    const digits = String(total).padStart(places + 1, '0');
    return places === 0 ? digits : digits.slice(0, -places) + '.' + digits.slice(-places);
  };
  const costs = shown => {
    const real = shown.filter(job => !job.simulated);
    const currencies = [...new Set(real.filter(job => job.billed).map(job => job.currency))].sort();
    const billed = real.filter(job => job.billed_seconds).map(job => job.billed_seconds);
    return [billed.length ? say('seconds', sum(billed)) : null].concat(currencies.map(currency => money(
      sum(real.filter(job => job.billed && job.currency === currency).map(job => job.billed)), currency)))
      .filter(Boolean).join(', ');
  };

  // Files: only a path from this folder is ever loaded, and each name in it is encoded, so it can name no other place.

  const address = path => {
    try {
      return './' + path.split('/').map(encodeURIComponent).join('/');
    } catch (e) {
      return null;
    }
  };
  const absent = (reason, file) => make('div', { class: 'none' }, texts[reason], ' ',
    file && file.text ? make('bdi', {}, file.text) : null);
  const shown = (file, none, element) => {
    if (!file) {
      return absent(none);
    }
    if (file.kind !== 'file') {
      return absent({ remote: 'remote', inline: 'inline' }[file.kind] || 'unreadable_medium', file);
    }
    if (file.missing) {
      return absent('missing', file);
    }
    const source = file.path ? address(file.path) : null;
    if (source === null) {
      return absent('elsewhere', file);
    }
    const medium = element(source);
    medium.addEventListener('error', () => medium.replaceWith(absent('unplayable', file)));
    return medium;
  };
  const clip = (file, caption, none) => make('figure', {}, make('figcaption', {}, caption),
    shown(file, none, source => make('video', {
      controls: true, preload: 'metadata', playsinline: true, src: source, 'aria-label': caption,
    })));

  // One job

  const fact = (name, value) => value === undefined || value === null || value === ''
    ? [] : [make('div', { class: name === 'task' ? 'long' : undefined }, make('dt', {}, texts[name]), make('dd', {}, value))];
  const spent = job => job.billed !== undefined ? money(job.billed, job.currency) : undefined;
  const fault = job => {
    // Messages of errors are in English. A hint without a translation is shown after the usual one for the state.
    const own = Object.hasOwn(data.hints, job.hint) ? data.hints[job.hint] : undefined;
    const usual = texts['hint_' + job.state];
    const hint = own || !job.hint ? own || usual : usual && !language.startsWith('en') ? usual + '\n' + job.hint : job.hint;
    if (!job.message && !hint) {
      return null;
    }
    const bad = ['failed', 'refused', 'expired', 'unreadable'].includes(job.state);
    return make('div', { class: bad ? 'fault bad' : 'fault' },
      job.message ? make('div', { dir: 'auto' }, job.message) : null,
      job.code ? make('div', {}, texts.code + ': ' + job.code) : null,
      hint && job.state !== 'done' || job.hint ? make('div', {}, make('strong', {}, texts.what_to_do + ': '), hint) : null);
  };
  const together = pair => {
    const films = [...pair.querySelectorAll('video')];
    if (films.length !== 2) {
      return null;
    }
    const button = make('button', { type: 'button', class: 'both' }, texts.play);
    const playing = () => films.some(film => !film.paused && !film.ended);
    const name = () => { button.textContent = playing() ? texts.pause : texts.play; };
    films.forEach(film => ['play', 'pause', 'ended'].forEach(event => film.addEventListener(event, name)));
    button.addEventListener('click', () => {
      if (playing()) {
        films.forEach(film => film.pause());
        return;
      }
      films.forEach((film, index) => {
        film.currentTime = 0;
        film.muted = index === 0;
        film.play().catch(() => {});
      });
    });
    return button;
  };
  const article = job => {
    const pair = make('div', { class: 'pair' },
      clip(job.before, texts.before, 'no_before'), clip(job.after, texts.after, 'no_after'));
    const references = (job.references || []).map((file, index) => {
      const caption = say('reference', index + 1);
      return make('figure', {}, make('figcaption', {}, caption),
        shown(file, 'no_before', source => make('img', { src: source, alt: caption })));
    });
    const settings = Object.entries(job.settings || {}).map(([name, value]) => name + ' ' + value).join(', ');
    const prompt = job.prompt === undefined ? null
      : make('div', { class: 'text' }, make('h3', {}, texts.prompt),
        make('div', { class: 'prompt', dir: 'auto' }, job.prompt));
    const negative = job.negative_prompt === undefined ? null
      : make('div', { class: 'text' }, make('h3', {}, texts.negative_prompt),
        make('div', { class: 'prompt', dir: 'auto' }, job.negative_prompt));
    return make('article', { class: 'card job', 'data-key': job.label, 'data-state': job.state },
      make('header', {}, make('h2', {}, make('bdi', {}, job.label)),
        make('span', { class: 'badge s-' + job.state }, texts['state_' + job.state]),
        job.simulated ? make('span', { class: 'badge s-simulated' }, texts.simulated) : null),
      pair, together(pair),
      references.length ? make('div', { class: 'refs' }, ...references) : null,
      prompt, negative, fault(job),
      make('dl', { class: 'facts' },
        ...fact('settings', settings),
        ...fact('billed_seconds', job.billed_seconds ? say('seconds', job.billed_seconds) : undefined),
        ...fact('billed', spent(job)),
        ...fact('quoted', job.quoted_most ? money(range(job.quoted_least, job.quoted_most), job.currency) : undefined),
        ...fact('queueing', known(queueing(job)) ? length(queueing(job)) : undefined),
        ...fact('running', known(running(job)) ? length(running(job)) : undefined),
        ...fact('created', job.created ? time(job.created) : undefined),
        ...fact('ended', job.ended ? time(job.ended) : undefined),
        ...fact('task', job.task)));
  };

  // The plot

  const middle = numbers => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
  const step = most => {
    const rough = Math.max(most, 1) / 4;
    return [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400]
      .find(size => size >= rough) || Math.ceil(rough / 86400) * 86400;
  };
  const plot = (here, width) => {
    const bars = here.filter(job => known(queueing(job)) || known(running(job)));
    const box = make('section', { class: 'card plot', 'aria-label': texts.times }, make('h2', {}, texts.times));
    if (!bars.length) {
      box.append(make('p', { class: 'soft' }, texts.times_none));
      return box;
    }
    const waits = bars.map(job => known(queueing(job)) ? queueing(job) : 0);
    const runs = bars.map(job => known(running(job)) ? running(job) : 0);
    const most = Math.max(...waits.map((wait, index) => wait + runs[index]));
    const left = width < 600 ? 90 : 170;
    const row = 20;
    const height = bars.length * row + 24;
    const size = step(most);
    const end = Math.max(size, Math.ceil(most / size) * size);
    const scale = seconds => seconds / end * (width - left - 40);
    const svg = draw('svg', {
      viewBox: '0 0 ' + width + ' ' + height, height, role: 'img', 'aria-label': say('times_label', bars.length),
    });
    for (let at = 0; at <= end; at += size) {
      const x = left + scale(at);
      svg.append(draw('line', { class: 'grid', x1: x, x2: x, y1: 0, y2: height - 20 }),
        draw('text', { class: 'tick', x, y: height - 6, 'text-anchor': 'middle' }, length(at)));
    }
    const most_letters = width < 600 ? 11 : 22;
    bars.forEach((job, index) => {
      const y = index * row;
      const letters = [...job.label];
      const name = letters.length > most_letters ? letters.slice(0, most_letters - 1).join('') + '\u2026' : letters.join('');
      const group = draw('g', {});
      group.append(draw('title', {}, job.label + ': ' + texts.queueing + ' ' + length(waits[index]) + ', '
        + texts.running + ' ' + length(runs[index])));
      group.append(draw('text', { x: left - 6, y: y + 14, 'text-anchor': 'end' }, name),
        draw('rect', { class: 'wait', x: left, y: y + 4, width: scale(waits[index]), height: row - 8 }),
        draw('rect', { class: 'run', x: left + scale(waits[index]), y: y + 4, width: scale(runs[index]), height: row - 8 }));
      svg.append(group);
    });
    box.append(make('p', { class: 'legend' }, make('span', {}, texts.queueing), make('span', { class: 'run' }, texts.running)),
      svg, make('p', { class: 'soft' }, say('times_stat', length(middle(waits)), length(middle(runs)),
        length(Math.max(...waits)), length(Math.max(...runs)))));
    return box;
  };

  // Search, filter, sort

  const order = {
    page: job => job.index,
    key: job => job.label,
    state: job => texts['state_' + job.state],
    created: job => moment(job.created),
    queueing,
    running,
    billed_seconds: job => Number(job.billed_seconds),
    billed: job => Number(job.billed),
  };
  const compare = (one, other) => typeof one === 'string'
    ? one.localeCompare(other, language, { numeric: true })
    : one - other;
  const chosen = () => {
    const words = view.search.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
    const by = order[view.sort];
    const unknown = value => typeof value === 'number' && Number.isNaN(value);
    return jobs
      .filter(job => !view.state || job.state === view.state)
      .filter(job => {
        const text = [job.label, job.prompt, job.negative_prompt, job.message, job.code, job.task]
          .filter(Boolean).join('\n').toLocaleLowerCase(language);
        return words.every(word => text.includes(word));
      })
      .sort((one, other) => {
        const a = by(one);
        const b = by(other);
        // What is not known is last, whatever the order.
        if (unknown(a) || unknown(b)) {
          return unknown(a) - unknown(b) || one.index - other.index;
        }
        return (view.down ? compare(b, a) : compare(a, b)) || one.index - other.index;
      });
  };

  const page = document.getElementById('page');
  const status = make('p', { class: 'soft', role: 'status', 'aria-live': 'polite', id: 'shown' });
  const plotted = make('div', {});
  const list = make('div', { id: 'jobs' });
  const pager = make('nav', { class: 'pager', 'aria-label': texts.pages });
  let here = [];

  const drawPlot = () => plotted.replaceChildren(plot(here, Math.max(280, plotted.clientWidth - 34)));
  const turn = (to, focus) => {
    view.page = to;
    show();
    list.scrollIntoView();
    pager.querySelector('[data-turn="' + focus + '"]:not(:disabled)')?.focus({ preventScroll: true });
  };
  const show = () => {
    const all = chosen();
    const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
    view.page = Math.min(view.page, pages - 1);
    here = all.slice(view.page * PER_PAGE, (view.page + 1) * PER_PAGE);
    const sums = costs(all);
    status.textContent = sums ? say('shown_sum', all.length, jobs.length, sums) : say('shown', all.length, jobs.length);
    list.replaceChildren(...(here.length ? here.map(article)
      : [make('p', { class: 'card' }, jobs.length ? texts.none : texts.empty)]));
    pager.replaceChildren(...(pages === 1 ? [] : [
      make('button', { type: 'button', 'data-turn': 'previous', disabled: view.page === 0,
        on: { click: () => turn(view.page - 1, 'previous') } }, texts.previous),
      make('span', {}, say('page', view.page + 1, pages)),
      make('button', { type: 'button', 'data-turn': 'next', disabled: view.page === pages - 1,
        on: { click: () => turn(view.page + 1, 'next') } }, texts.next)]));
    drawPlot();
  };
  const choose = change => event => {
    change(event.target.value);
    view.page = 0;
    show();
  };

  const states = Object.entries(data.totals.states);
  const tools = make('section', { class: 'card tools', role: 'search', 'aria-label': texts.search },
    make('label', { class: 'wide' }, texts.search, make('input', {
      type: 'search', id: 'search', placeholder: texts.search_hint, autocomplete: 'off',
      on: { input: choose(value => { view.search = value; }) },
    })),
    make('label', {}, texts.state, make('select', { id: 'state', on: { change: choose(value => { view.state = value; }) } },
      make('option', { value: '' }, say('all', jobs.length)),
      ...states.map(([state, count]) => make('option', { value: state }, texts['state_' + state] + ' (' + count + ')')))),
    make('label', {}, texts.sort, make('select', { id: 'sort', on: { change: choose(value => { view.sort = value; }) } },
      ...Object.keys(order).map(name => make('option', { value: name }, texts['sort_' + name])))),
    make('label', {}, texts.order, make('select', { id: 'order',
      on: { change: choose(value => { view.down = value === 'down'; }) } },
      make('option', { value: 'up' }, texts.ascending), make('option', { value: 'down' }, texts.descending))));

  const totals = make('dl', { class: 'totals', id: 'totals' },
    ...fact('jobs', String(jobs.length)),
    ...data.totals.currencies.flatMap(one => [
      ...fact('billed', one.billed ? money(one.billed, one.currency) : undefined),
      ...fact('billed_seconds', one.billed_seconds ? say('seconds', one.billed_seconds) : undefined),
      ...fact('quoted', one.quoted_most ? money(range(one.quoted_least, one.quoted_most), one.currency) : undefined)]));

  page.append(
    make('h1', {}, texts.title),
    make('p', { class: 'soft' }, say('written', time(data.written))),
    totals,
    data.totals.simulated ? make('p', { class: 'soft' }, say('simulated_note', data.totals.simulated)) : '',
    data.totals.currencies.length ? make('p', { class: 'soft' }, texts.price_note) : '',
    tools, status, plotted, list, pager);
  show();
  addEventListener('resize', drawPlot);
})();
