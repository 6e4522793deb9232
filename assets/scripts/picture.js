// A chart as a picture that can stand alone: title, finding, the chart with its legend, and where the figures come from.
// Drawn here: the picture is then made of what the reader sees, and no server needs a browser.

import { chartLibrary } from './chart-library.js';
import { figureAt } from './chart.js';

const WIDTH = 960;
const MARGIN = 24;
const SHARPNESS = 2;
const LEGEND = 44;
// A picture carries no fonts: what is measured here has to be what is drawn there.
const FONT = 'Arial, Helvetica, sans-serif';
const SVG = 'http://www.w3.org/2000/svg';

/** Break words into lines no wider than the picture. */
function lines(words, font) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = font;
  const broken = [''];
  for (const word of words.split(/\s+/)) {
    const longer = `${broken.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width <= WIDTH - 2 * MARGIN || !broken.at(-1)) broken[broken.length - 1] = longer;
    else broken.push(word);
  }
  return broken.filter(Boolean);
}

/** Write lines from a height downwards and return the height below them. */
function write(picture, words, { top, size, weight = 400, colour = '#353535' }) {
  let below = top;
  for (const line of lines(words, `${weight} ${size}px ${FONT}`)) {
    below += size * 1.4;
    const text = document.createElementNS(SVG, 'text');
    const look = { x: MARGIN, y: below - size * 0.35, fill: colour, 'font-size': size, 'font-weight': weight };
    for (const [name, value] of Object.entries({ ...look, 'font-family': FONT })) text.setAttribute(name, value);
    text.textContent = line;
    picture.append(text);
  }
  return below;
}

/** On the page the legend may stand outside the chart; in the picture it has to be inside it, each name once. */
function standingAlone(chart, height) {
  const { showlegend, margin } = chart.layout;
  const font = { ...chart.layout.font, family: FONT };
  const copy = { width: WIDTH - 2 * MARGIN, height, autosize: false, font };
  if (showlegend) return { data: chart.data, layout: { ...chart.layout, ...copy } };
  const named = new Set();
  const data = chart.data.map((trace) => {
    const told = Boolean(trace.name) && trace.showlegend !== false && !named.has(trace.name);
    named.add(trace.name);
    return { ...trace, showlegend: told };
  });
  const legend = { orientation: 'h', x: 0, y: 0, yref: 'container', yanchor: 'bottom', traceorder: 'normal' };
  const below = { ...margin, b: (margin?.b ?? 8) + LEGEND };
  return {
    data,
    layout: { ...chart.layout, ...copy, height: height + LEGEND, margin: below, showlegend: true, legend },
  };
}

async function draw(block, source) {
  const chart = figureAt(block.querySelector('.chart'));
  const figure = standingAlone(chart, chart.layout.height);
  const config = { locale: document.documentElement.lang };
  const size = { width: figure.layout.width, height: figure.layout.height };
  const options = { format: 'svg', imageDataOnly: true, ...size };
  const drawn = await (await chartLibrary()).toImage({ ...figure, config }, options);

  const picture = document.createElementNS(SVG, 'svg');
  const paper = document.createElementNS(SVG, 'rect');
  picture.append(paper);
  const where = document.querySelector('#view h1')?.textContent ?? '';
  const title = block.querySelector('.figure-block__title').textContent;
  const finding = block.querySelector('.figure-block__finding').textContent;
  let below = write(picture, where, { top: MARGIN - 8, size: 15, colour: '#5c5c5c' });
  below = write(picture, title, { top: below, size: 22, weight: 600 });
  below = write(picture, finding, { top: below + 2, size: 15 }) + 12;
  const inner = new DOMParser().parseFromString(drawn, 'image/svg+xml').documentElement;
  inner.setAttribute('overflow', 'visible');
  inner.setAttribute('x', MARGIN);
  inner.setAttribute('y', below);
  picture.append(document.importNode(inner, true));
  below = write(picture, source, { top: below + size.height + 12, size: 12, colour: '#5c5c5c' }) + MARGIN / 2;

  const frame = { width: WIDTH, height: Math.ceil(below) };
  const whole = { ...frame, viewBox: `0 0 ${frame.width} ${frame.height}`, role: 'img', 'aria-label': `${title}. ${finding}` };
  for (const [name, value] of Object.entries(whole)) picture.setAttribute(name, value);
  for (const [name, value] of Object.entries({ ...frame, fill: '#ffffff' })) paper.setAttribute(name, value);
  const written = new XMLSerializer().serializeToString(picture);
  return { blob: new Blob([written], { type: 'image/svg+xml' }), ...frame };
}

async function asPixels({ blob, width, height }) {
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * SHARPNESS;
    canvas.height = height * SHARPNESS;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => {
      canvas.toBlob((pixels) => (pixels ? done(pixels) : failed(new Error('no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function say(button, failed) {
  const box = button.closest('.downloads');
  box.querySelector('.downloads__failure')?.remove();
  if (!failed) return;
  const told = document.createElement('p');
  told.className = 'downloads__failure';
  told.setAttribute('role', 'alert');
  told.textContent = button.dataset.failed;
  box.append(told);
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-picture]');
  if (!button) return;
  const { picture: form, name, source } = button.dataset;
  say(button, false);
  try {
    const drawn = await draw(button.closest('.figure-block'), source);
    save(form === 'png' ? await asPixels(drawn) : drawn.blob, `${name}.${form}`);
  } catch {
    say(button, true);
  }
});
