// A broken rule as a sentence of the page's language.

import {firstText, t} from './texts.js';

/** How the server's English figures begin in the texts: a number or a range, and its unit. */
const FIGURE = /(\d[\d.,]*)(?: (to) (\d[\d.,]*))? ?(bytes?|MB|KB|s|images?|characters?|pixels a side|pixels)?(?![\w.])/g;

export function faultText(fault) {
  const indexed = fault.field.match(/^references\[(\d+)]$/);
  const base = indexed ? 'references' : fault.field;
  const field = indexed
      ? t('field.references', {number: Number(indexed[1]) + 1})
      : firstText([`field.${base === 'references' ? 'pictures' : base}`, 'field.video']);
  const text = firstText([`fault.${base}.${fault.rule}`, `fault.${fault.rule}`, 'fault.other'],
      {given: localized(fault.given), allowed: localized(fault.allowed)});
  return ['required', 'missing'].includes(fault.rule) ? text : t('fault.of', {field, text});
}

/** The numbers and units of a finding in the page's language. */
function localized(text) {
  return text.replace(FIGURE, (whole, least, to, most, unit) => {
    const number = to ? t('figure.range', {least, most}) : least;
    return unit ? t(`unit.${unit.replace(/^(byte|image|character)s?$/, '$1').replace(/ /g, '-')}`, {number}) : number;
  });
}
