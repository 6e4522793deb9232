// Draws what only stands there: a branch of the view as one component, from lists «[tag, properties, child, …]».
// Dash would keep an account of every element in it. Text is text, whatever it holds; nothing here is HTML.

function drawn(form) {
  if (!Array.isArray(form)) return form;
  const [tag, properties, ...children] = form;
  return window.React.createElement(tag, properties, ...children.map(drawn));
}

window.dashboard = { Still: ({ tree }) => drawn(tree) };
