// Plain links between views become quick ones; whatever is unusual about the click is left to the browser.

import { go, isView } from './address.js';

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest('a[href]');
  if (!link || link.hasAttribute('download') || (link.target && link.target !== '_self')) return;
  const url = new URL(link.href);
  const withinPage = url.hash && url.pathname === location.pathname && url.search === location.search;
  if (withinPage || !isView(url)) return;
  event.preventDefault();
  if (link.closest('.pages')) begin();
  go(url);
});

/** Another page of rows is read from its beginning; the heading of the next view takes the focus over by its id. */
function begin() {
  document.querySelector('main h1')?.focus();
  window.scrollTo(0, 0);
}
