// The chart library, which is most of what a page weighs: asked for when the first chart is there, once unless it fails.

let asked = null;

/** Return a promise of the library. One that was broken is forgotten: whoever asks next has it fetched again. */
export function chartLibrary() {
  asked ??= new Promise((come, failed) => {
    const script = document.createElement('script');
    script.src = document.querySelector('meta[name="chart-library"]').content;
    const fail = () => {
      asked = null;
      script.remove();
      failed(new Error('no chart library'));
    };
    // A file that was cut off on the way comes too, and brings nothing.
    script.onload = () => (window.Plotly ? come(window.Plotly) : fail());
    script.onerror = fail;
    document.head.append(script);
  });
  return asked;
}
