// Draws a view: one component for all of it, from lists «[tag, properties, child, …]»; what Dash keeps an account of
// takes longer. Text is text, whatever it holds; nothing here is HTML. «[number]» is a sentence of the known words.

import { Chart } from './chart.js';
import { Choices, Radios } from './choices.js';
import { show as showFailed } from './failure.js';

const OURS = { graph: Chart, choices: Choices, radios: Radios };

const isKnown = (held) => Array.isArray(held) && typeof held[0] === 'number';
const said = (held) => (isKnown(held) ? window.known.said[held[0]] : held);

function drawn(form) {
  if (!Array.isArray(form) || isKnown(form)) return said(form);
  const [tag, properties, ...children] = form;
  for (const name of Object.keys(properties)) properties[name] = said(properties[name]);
  return window.React.createElement(OURS[tag] ?? tag, properties, ...children.map(drawn));
}

/** Load the page anew in other words: once for each, as two servers, one upgraded, may each answer in their own.

What has been tried is kept where the browser keeps the address: it outlives the loading, and nothing is stored. */
function loadAnew(words) {
  const tried = history.state?.tried ?? [];
  if (tried.includes(words)) {
    showFailed(true);
    return;
  }
  history.replaceState({ ...history.state, tried: [...tried, words] }, '');
  location.reload();
}

function Still({ tree, words }) {
  const { createElement, Fragment, useLayoutEffect, useMemo } = window.React;
  // Not asked of the style sheet (`:has`): each label that a chart measures would have it looked for anew.
  useLayoutEffect(() => document.documentElement.classList.add('view-come'), []);
  // The server may say other sentences than this page came with: it was upgraded. Nothing is shown in the wrong words.
  const readable = words === window.known.digest;
  useLayoutEffect(() => {
    if (!readable) loadAnew(words);
  }, [tree]);
  return useMemo(() => (readable ? createElement(Fragment, null, ...tree.map(drawn)) : null), [tree]);
}

window.dashboard = { Still };
