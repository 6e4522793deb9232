// A chart is drawn for the window it is in; on paper it has to be drawn for the sheet, and back again afterwards.

import { drawAll, resize } from './chart.js';

// A4 with the margins of styles/_print.scss, in CSS pixels; a unit's sheet without the header above it.
const SHEET = { width: 718, height: 965 };
const GAP = 32;
const HALF_OF_AREA = 600;
const WHOLE = 700;
const LOWER = { area: 1, unit: 0.72 };
const LARGEST = 0.62;
const SMALLEST = 0.35;

// The page reserves a chart's height in the frames around it; they have to follow.
function setHeight(chart, height) {
  for (let frame = chart; frame && !frame.matches('.figure-block__chart'); frame = frame.parentElement) {
    if (frame.style.height.endsWith('px')) frame.style.height = `${height}px`;
    if (frame.style.minHeight) frame.style.minHeight = `${height}px`;
  }
}

// Area and unit pages set their charts two abreast on paper, units lower too.
function kindOf(chart) {
  if (chart.closest('.area')) return 'area';
  return chart.closest('.unit-page') ? 'unit' : 'other';
}

/** Find how small a unit's page has to be to stand on one sheet, and set it so. */
function fit(page) {
  let zoom = LARGEST;
  page.style.zoom = 1;
  for (; zoom > SMALLEST; zoom -= 0.01) {
    page.style.width = `${SHEET.width / zoom}px`;
    if (page.offsetHeight * zoom <= SHEET.height) break;
  }
  page.style.width = '';
  page.style.zoom = zoom;
  return zoom;
}

window.addEventListener('beforeprint', () => {
  document.documentElement.classList.add('on-paper');
  const charts = drawAll();
  for (const chart of charts) {
    chart.dataset.height = chart.offsetHeight || Number.parseFloat(chart.style.height) || chart.layout.height;
    setHeight(chart, Math.round(chart.dataset.height * (LOWER[kindOf(chart)] ?? 1)));
  }
  const unit = document.querySelector('.unit-page');
  const half = unit ? (SHEET.width / fit(unit) - GAP) / 2 : 0;
  for (const chart of charts) {
    const width = { area: HALF_OF_AREA, unit: half }[kindOf(chart)] ?? WHOLE;
    const height = Math.round(chart.dataset.height * (LOWER[kindOf(chart)] ?? 1));
    window.Plotly.relayout(chart, { width, height });
  }
});

window.addEventListener('afterprint', () => {
  document.documentElement.classList.remove('on-paper');
  document.querySelector('.unit-page')?.style.removeProperty('zoom');
  for (const chart of drawAll()) {
    const height = Number(chart.dataset.height);
    setHeight(chart, height);
    window.Plotly.relayout(chart, { height });
    resize(chart);
  }
});
