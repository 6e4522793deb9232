// A filter is a native select with the id «filter-<name in the address>»; choosing changes the address and nothing else.

import { go, isView } from './address.js';

const PREFIX = 'filter-';
const EVERYTHING = 'alle';

document.addEventListener('change', (event) => {
  const control = event.target;
  if (!(control instanceof HTMLSelectElement) || !control.id.startsWith(PREFIX)) return;
  const url = new URL(location);
  const name = control.id.slice(PREFIX.length);
  if (control.value === EVERYTHING) url.searchParams.delete(name);
  else url.searchParams.set(name, control.value);
  url.searchParams.delete('side');
  if (isView(url)) go(url);
  else location.assign(url);
});
