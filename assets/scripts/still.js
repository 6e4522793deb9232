// Draws a view: one component for all of it, from lists «[tag, properties, child, …]»; what Dash keeps an account of
// takes longer. Text is text, whatever it holds; nothing here is HTML. «[number]» is a sentence of the known words.

import { Chart } from './chart.js';
import { Choices, Radios } from './choices.js';

const OURS = { graph: Chart, choices: Choices, radios: Radios };

const isKnown = (held) => Array.isArray(held) && typeof held[0] === 'number';
const said = (held) => (isKnown(held) ? window.known.said[held[0]] : held);

function drawn(form) {
  if (!Array.isArray(form) || isKnown(form)) return said(form);
  const [tag, properties, ...children] = form;
  for (const name of Object.keys(properties)) properties[name] = said(properties[name]);
  return window.React.createElement(OURS[tag] ?? tag, properties, ...children.map(drawn));
}

function Still({ tree, words }) {
  const { createElement, Fragment, useLayoutEffect, useMemo } = window.React;
  // Not asked of the style sheet (`:has`): each label that a chart measures would have it looked for anew.
  useLayoutEffect(() => document.documentElement.classList.add('view-come'), []);
  return useMemo(() => {
    // The server says other sentences than this page came with: it was upgraded. Nothing is shown in the wrong words.
    if (words !== window.known.digest) {
      location.reload();
      return null;
    }
    return createElement(Fragment, null, ...tree.map(drawn));
  }, [tree]);
}

window.dashboard = { Still };
