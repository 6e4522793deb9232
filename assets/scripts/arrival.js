// What a full page load does for the reader and a quick change of view does not: title, focus and an announcement.

let arrivedAt = null;
let lastFocused = '';

document.addEventListener('focusin', (event) => {
  lastFocused = event.target.id;
});

/** What was in focus is replaced with the rest of the view; its successor has the same id. */
function keepFocus() {
  const focused = document.activeElement;
  if (!focused || focused === document.body) document.getElementById(lastFocused)?.focus({ preventScroll: true });
}

/** The part the address names is there only now, when the browser has long looked for it. Tell whether it is. */
function toPart() {
  const part = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!part) return false;
  part.scrollIntoView();
  if (document.activeElement !== document.body) return true;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  return true;
}

function arrive(page) {
  const first = arrivedAt === null;
  const samePlace = arrivedAt === location.pathname;
  arrivedAt = location.pathname;
  document.title = page.title;
  if (first) {
    // At once where it can be: the charts of that part are then the first to be drawn.
    if (!toPart()) requestAnimationFrame(() => requestAnimationFrame(toPart));
    return;
  }
  // The new content is in the document after Dash's next paint.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (samePlace) {
      // A filter was chosen: stay where the reader is, and say that the numbers are new.
      keepFocus();
      document.getElementById('announcer').textContent = page.title;
      toPart();
      return;
    }
    const heading = document.getElementById(page.heading_id);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    toPart();
  }));
}

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  view: {
    arrive(page) {
      if (page) arrive(page);
    },
  },
});
