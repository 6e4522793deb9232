// Moving between views without loading the shell again: the way dcc.Link does it, for any link and any control.

import { askForView } from './first-answers.js';

// Addresses the server answers with something other than a view.
const NOT_VIEWS = ['/last-ned/', '/assets/', '/innlogging', '/logg-ut', '/helse', '/_'];

export const language = (url) => url.searchParams.get('sprak') ?? 'nb';

/** Tell whether the address is a view of this same shell; another language is another shell. */
export function isView(url) {
  return (
    url.origin === location.origin &&
    !NOT_VIEWS.some((path) => url.pathname.startsWith(path)) &&
    language(url) === language(new URL(location))
  );
}

/** Show another view; Dash's Location listens for this event and asks the server. */
export function go(url) {
  const samePlace = url.pathname === location.pathname;
  history.pushState({}, '', url);
  askForView();
  window.dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
  if (!samePlace) window.scrollTo(0, 0);
}
