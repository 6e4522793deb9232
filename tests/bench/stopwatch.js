// Runs in the page before anything of its own: when the view last changed on screen, and what moved by itself.
// «In view» is a chart any part of which the window shows; what is drawn below it takes none of the reader's time.

(() => {
  const QUIET = 500; // milliseconds in which nothing changes: the view stands
  const CHART = '.figure-block__chart [role="img"]';
  const changed = new Map(); // chart, or null for the rest of the view → when it last changed
  const shifts = [];
  let begun = 0;
  let headline = null;

  const inView = (element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };
  const drawn = (chart) => chart.querySelector('.main-svg') !== null;
  const charts = () => [...document.querySelectorAll(CHART)].filter(inView);

  function stands() {
    const view = document.getElementById('view');
    if (!view || view.getAttribute('aria-busy') === 'true' || !view.querySelector('h1')) return false;
    return charts().every(drawn);
  }

  function lastChange() {
    const seen = [...changed].filter(([chart]) => chart === null || (chart.isConnected && inView(chart)));
    return Math.max(0, ...seen.map(([, at]) => at));
  }

  new MutationObserver((mutations) => {
    const parts = new Set();
    for (const { target } of mutations) {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      if (element?.closest('#view')) parts.add(element.closest(CHART));
    }
    // What changed is seen with the next frame.
    if (parts.size) {
      requestAnimationFrame(() => {
        for (const part of parts) changed.set(part, performance.now());
        if (headline === null && document.querySelector('#view .headline')) headline = performance.now();
      });
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push({ at: entry.startTime, value: entry.value });
  }).observe({ type: 'layout-shift', buffered: true });

  for (const kind of ['click', 'change', 'popstate']) {
    addEventListener(kind, (event) => { begun = event.timeStamp; }, { capture: true });
  }

  window.stopwatch = {
    /** Forget what was: the next change belongs to what the reader does next. */
    reset() {
      changed.clear();
      begun = performance.now();
    },
    /** Tell, when the view stands, the milliseconds from what the reader did to its last change, and what moved. */
    async stood() {
      while (!stands() || lastChange() === 0 || performance.now() - lastChange() < QUIET) {
        await new Promise((resolve) => { setTimeout(resolve, 20); });
      }
      const message = document.querySelector('#view .message-page h1');
      if (message) throw new Error(`no view at ${location}: ${message.textContent}`);
      const library = performance.getEntriesByType('resource').find(({ name }) => name.includes('plotly'));
      return {
        ms: lastChange() - begun,
        shift: shifts.filter(({ at }) => at >= begun).reduce((sum, { value }) => sum + value, 0),
        charts: charts().length,
        headline,
        library: library ? library.responseEnd : null,
      };
    },
  };
})();
