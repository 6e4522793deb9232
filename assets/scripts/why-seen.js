// «Hvorfor ser jeg dette?» lies over the page while it is open; Escape and a click beside it take it away again.

const OPEN = '.why-seen[open]';

document.addEventListener('keydown', (event) => {
  const open = event.key === 'Escape' && document.querySelector(OPEN);
  if (!open) return;
  const held = open.contains(document.activeElement);
  open.open = false;
  if (held) open.querySelector('summary').focus();
});

document.addEventListener('click', (event) => {
  const open = document.querySelector(OPEN);
  if (open && !open.contains(event.target)) open.open = false;
});
