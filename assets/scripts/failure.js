// When the server cannot answer, Dash leaves the old numbers standing under the new address. This hides them and says so.

const ASKED = /\/_dash-(update-component|layout|dependencies)$/;
const UNAUTHORISED = 401;

const plainFetch = window.fetch;
let latest = 0;

/** Hide the view and say that it failed, or take that away again. */
export function show(failed) {
  const shown = document.querySelector('.view-failure');
  document.documentElement.classList.toggle('view-failed', failed);
  if (!failed) shown?.remove();
  if (!failed || shown) return;
  document.body.prepend(document.getElementById('view-failure').content.cloneNode(true));
  document.querySelector('.view-failure h1').focus();
}

function signIn() {
  const back = encodeURIComponent(location.pathname + location.search);
  location.assign(`/innlogging?neste=${back}`);
}

window.fetch = async (resource, options) => {
  const url = new URL(resource instanceof Request ? resource.url : resource, location.href);
  if (!ASKED.test(url.pathname)) return plainFetch(resource, options);
  latest += 1;
  const mine = latest;
  try {
    const answer = await plainFetch(resource, options);
    if (answer.status === UNAUTHORISED) signIn();
    else if (mine === latest) show(!answer.ok);
    return answer;
  } catch (error) {
    if (mine === latest) show(true);
    throw error;
  }
};

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-retry]')) location.reload();
});
