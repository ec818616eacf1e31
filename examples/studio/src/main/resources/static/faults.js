// A broken rule as a sentence of the page's language.

import {currentLanguage, firstText, t} from './texts.js';

// The server's figures are English: a number with a unit, or a range of two.
const ONE = '(\\d[\\d.,]*)(?: ?(bytes?|MB|KB|s|images?|characters?|pixels a side|pixels)(?!\\w))?';
const FIGURE = new RegExp(`${ONE}(?: to ${ONE})?(?!\\w)`, 'g');

export function faultText(fault) {
  const indexed = fault.field.match(/^references\[(\d+)]$/);
  const base = indexed ? 'references' : fault.field;
  const field = indexed
      ? t('field.references', {number: Number(indexed[1]) + 1})
      : firstText([`field.${base === 'references' ? 'pictures' : base}`, 'field.video']);
  const text = firstText([`fault.${base}.${fault.rule}`, `fault.${fault.rule}`, 'fault.other'],
      fault.translations?.[currentLanguage()] ?? {given: localized(fault.given), allowed: localized(fault.allowed)});
  return ['required', 'missing'].includes(fault.rule) ? text : t('fault.of', {field, text});
}

/** The numbers and units of a finding in the page's language. */
function localized(text) {
  return text.replace(FIGURE, (whole, least, unit, most, unitOfMost) => most === undefined
      ? figure(least, unit)
      : t('figure.range', {least: figure(least, unit), most: figure(most, unitOfMost)}));
}

function figure(number, unit) {
  const name = unit?.replace(/^(byte|image|character)s$/, '$1').replace(/ /g, '-');
  return name ? t(`unit.${name}`, {number}) : number;
}
