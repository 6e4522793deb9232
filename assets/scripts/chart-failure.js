// A chart library that did not come: said where each chart should have stood, and aloud once for all of them.

const told = new Map(); // place → what is said there

const form = () => document.getElementById('chart-failure');

function announce(words) {
  document.getElementById('announcer').textContent = words;
}

/** Say at these places that their charts could not be fetched. */
export function sayFailed(places) {
  const [failure] = form().content.children;
  const words = failure.querySelector('p').textContent;
  for (const place of places) {
    // Beside the picture, not in it: what is inside a picture is not read aloud and cannot be reached.
    if (!told.has(place)) {
      told.set(place, failure.cloneNode(true));
      place.closest('[role="img"]').before(told.get(place));
    }
    told.get(place).querySelector('p').textContent = words;
  }
  announce(words);
}

/** Say that they are asked for again. What was pressed stays where it is, and has the focus if it is in vain. */
export function sayAsking() {
  const words = form().dataset.asking;
  for (const said of told.values()) said.querySelector('p').textContent = words;
  if (told.size) announce(words);
}

/** Say nothing more at a place; focus that was in what was said goes to the choice of chart or table above it. */
export function unsay(place) {
  const said = told.get(place);
  if (!said) return;
  told.delete(place);
  const held = said.contains(document.activeElement);
  const choice = said.closest('.figure-block')?.querySelector('.figure-block__switch input:checked');
  said.remove();
  if (held) choice?.focus({ preventScroll: true });
}
