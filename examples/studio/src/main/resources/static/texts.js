// The texts of the page in English and Chinese. Every text is set as text, never as HTML.

const LANGUAGES = {en: 'en', zh: 'zh-CN'};
const STORED = 'studio.language';
const listeners = [];
let texts = {};
let language = 'en';

function preferred() {
  const stored = localStorage.getItem(STORED);
  if (stored in LANGUAGES) {
    return stored;
  }
  const known = navigator.languages.map(tag => tag.slice(0, 2).toLowerCase()).find(tag => tag in LANGUAGES);
  return known ?? 'en';
}

export async function loadTexts() {
  await use(preferred());
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      localStorage.setItem(STORED, button.dataset.language);
      use(button.dataset.language);
    });
  }
}

async function use(wanted) {
  const answer = await fetch(`texts/${wanted}.json`);
  texts = await answer.json();
  language = wanted;
  document.documentElement.lang = LANGUAGES[language];
  for (const element of document.querySelectorAll('[data-t]')) {
    element.textContent = t(element.dataset.t);
  }
  for (const element of document.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', t(element.dataset.tLabel));
  }
  for (const element of document.querySelectorAll('[data-t-placeholder]')) {
    element.placeholder = t(element.dataset.tPlaceholder);
  }
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
  listeners.forEach(listener => listener());
}

/** For example en. */
export function currentLanguage() {
  return language;
}

/** Called now and whenever the language changes. */
export function onLanguage(listener) {
  listeners.push(listener);
  listener();
}

/** The text of a key, with {names} replaced. */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) {
    console.error(`There is no text for ${key}`);
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole);
}

/** The first of these keys that has a text. */
export function firstText(keys, values) {
  return t(keys.find(key => key in texts) ?? keys[keys.length - 1], values);
}

/** An amount of money, with all its digits. */
export function money(amount, currency) {
  const digits = Math.max(2, (String(amount).split('.')[1] ?? '').length);
  return new Intl.NumberFormat(LANGUAGES[language],
      {style: 'currency', currency, minimumFractionDigits: digits, currencyDisplay: 'code'}).format(amount);
}

export function moment(text) {
  return new Intl.DateTimeFormat(LANGUAGES[language], {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(text));
}

/** A time span, as 75 s or 2 min 5 s. */
export function span(seconds) {
  const number = unit => new Intl.NumberFormat(LANGUAGES[language], {style: 'unit', unit, unitDisplay: 'short'});
  const whole = Math.round(seconds);
  return whole < 60
      ? number('second').format(whole)
      : `${number('minute').format(Math.floor(whole / 60))} ${number('second').format(whole % 60)}`;
}
