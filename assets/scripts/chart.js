// Draws the charts of a view: those in view with the first frame, the others while the browser has nothing else to do.
// Dash's own component measures, draws and measures again, each chart of the page before anybody can read it.

import { sayAsking, sayFailed, unsay } from './chart-failure.js';
import { chartLibrary } from './chart-library.js';

const CONFIG = { displayModeBar: false };
const UNSEEN = 700; // pixels: what is hidden on the screen may be shown on paper
const WHEN_BUSY = 200; // milliseconds until the next chart where the browser cannot tell when it is idle

const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, WHEN_BUSY));
const waiting = new Map(); // place → the figure that is to be drawn there
const drawn = new Map(); // place → the figure that was drawn there last
let resting = false;

const widthOf = (place) => place.clientWidth;

function draw(place, width = widthOf(place)) {
  const figure = waiting.get(place);
  waiting.delete(place);
  inView.unobserve(place);
  drawn.set(place, figure);
  place.style.visibility = '';
  unsay(place);
  // The width is said: the library would find it by asking the browser to lay out the page once more for each chart.
  window.Plotly.react(place, figure.data, { ...figure.layout, width }, CONFIG);
}

/** Have the library come; tell whether it did, and the reader that it did not. */
async function libraryCame() {
  try {
    await chartLibrary();
    return true;
  } catch {
    sayFailed(waiting.keys());
    return false;
  }
}

const inView = new IntersectionObserver(async (seen) => {
  const places = seen.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
  if (!places.length || !(await libraryCame())) return;
  // Measured first and drawn after: the page is laid out once for all of them.
  const widths = new Map(places.filter((place) => waiting.has(place)).map((place) => [place, widthOf(place)]));
  for (const [place, width] of widths) draw(place, width);
});

const wider = new ResizeObserver((changed) => {
  if (document.documentElement.classList.contains('on-paper')) return;
  for (const { target } of changed) resize(target);
});

/** What is below the window is drawn before it is scrolled to, one chart at a time; what is hidden has no width. */
async function drawTheRest() {
  if (resting) return;
  resting = true;
  if (!(await libraryCame())) {
    resting = false;
    return;
  }
  const next = () => {
    const place = [...waiting.keys()].find(widthOf);
    resting = Boolean(place);
    if (!place) return;
    draw(place);
    idle(next);
  };
  idle(next);
}

function show(place, figure) {
  waiting.set(place, figure);
  if (drawn.has(place)) place.style.visibility = 'hidden'; // the chart of the view before, under another choice
  inView.observe(place);
  wider.observe(place);
  drawTheRest();
}

/** Ask once more for what the charts that wait are drawn with; those in view are told anew, and drawn first. */
function askAgain() {
  sayAsking();
  for (const place of waiting.keys()) {
    inView.unobserve(place);
    inView.observe(place);
  }
  if (waiting.size) drawTheRest();
}

window.addEventListener('online', askAgain);
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-charts-again]')) askAgain();
});

function leave(place) {
  inView.unobserve(place);
  wider.unobserve(place);
  waiting.delete(place);
  unsay(place);
  if (drawn.delete(place)) window.Plotly.purge(place);
}

/** Draw a chart as wide as its place is now, unless it is that already. */
export function resize(place) {
  const width = widthOf(place);
  if (drawn.has(place) && width && place.layout.width !== width) window.Plotly.relayout(place, { width });
}

/** Return what is shown at a place, drawn or not yet. */
export function figureAt(place) {
  return waiting.get(place) ?? drawn.get(place);
}

/** Draw at once what is not drawn yet, for paper; return the places of all charts. */
export function drawAll() {
  if (!window.Plotly) return [];
  [...waiting.keys()].forEach((place) => draw(place, widthOf(place) || UNSEEN));
  return [...drawn.keys()];
}

/** A chart of a view, as Dash's component takes it: an id, a figure and a style that holds its height. */
export function Chart({ id, figure, style }) {
  const { createElement, useLayoutEffect, useRef } = window.React;
  const place = useRef(null);
  useLayoutEffect(() => show(place.current, { ...figure, layout: { ...window.known.look, ...figure.layout } }), [figure]);
  useLayoutEffect(() => {
    const mine = place.current;
    return () => leave(mine);
  }, []);
  return createElement('div', { id, className: 'chart', style, ref: place });
}
