// Before Dash asks for a view it asks what the page is made of and when to ask. Both are the same for everybody and came
// with the document: two round trips less before there is anything to see.

const plainFetch = window.fetch;

window.fetch = (resource, options) => {
  const { pathname } = new URL(resource instanceof Request ? resource.url : resource, location.href);
  const held = document.querySelector(`script[data-answers="${CSS.escape(pathname)}"]`);
  if (!held) return plainFetch(resource, options);
  return Promise.resolve(new Response(held.textContent, { headers: { 'Content-Type': 'application/json' } }));
};
