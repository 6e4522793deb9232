// The chart library, which is most of what a page weighs: asked for when the first chart is there, and once.

let asked = null;

/** Return a promise of the library. */
export function chartLibrary() {
  asked ??= new Promise((come, failed) => {
    const script = document.createElement('script');
    script.src = document.querySelector('meta[name="chart-library"]').content;
    script.onload = () => come(window.Plotly);
    script.onerror = failed;
    document.head.append(script);
  });
  return asked;
}
