// A broken rule as a sentence of the page's language.

import {firstText, t} from './texts.js';

export function faultText(fault) {
  const indexed = fault.field.match(/^references\[(\d+)]$/);
  const base = indexed ? 'references' : fault.field;
  const field = indexed
      ? t('field.references', {number: Number(indexed[1]) + 1})
      : firstText([`field.${base === 'references' ? 'pictures' : base}`, 'field.video']);
  const text = firstText([`fault.${base}.${fault.rule}`, `fault.${fault.rule}`, 'fault.other'],
      {given: fault.given, allowed: fault.allowed});
  return ['required', 'missing'].includes(fault.rule) ? text : `${field}: ${text}`;
}
