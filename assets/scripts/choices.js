// Native selects and radio buttons that show what the view says is chosen, each time a view comes, and otherwise keep
// what the reader chose: the marks of Bootstrap, without its component library.

/** A select; `options` are pairs of value and label. */
export function Choices({ options, value, size, className, ...own }) {
  const { createElement, useLayoutEffect, useRef } = window.React;
  const element = useRef(null);
  useLayoutEffect(() => {
    element.current.value = value;
  }, [options]);
  const look = ['form-select', size && `form-select-${size}`, className].filter(Boolean).join(' ');
  const listed = options.map(([held, label]) => createElement('option', { key: held, value: held }, label));
  return createElement('select', { ...own, className: look, ref: element }, listed);
}

/** A row of radio buttons; `options` are pairs of value and label. */
export function Radios({ id, name, options, value }) {
  const { createElement, useLayoutEffect, useRef } = window.React;
  const group = useRef(null);
  useLayoutEffect(() => {
    for (const input of group.current.querySelectorAll('input')) input.checked = input.value === value;
  }, [options]);
  const row = options.map(([held, label]) => {
    const own = `${id}-${held}`;
    return createElement(
      'div',
      { key: held, className: 'form-check form-check-inline' },
      createElement('input', { id: own, name, type: 'radio', className: 'form-check-input', value: held }),
      createElement('label', { htmlFor: own, className: 'form-check-label' }, label),
    );
  });
  return createElement('div', { id, ref: group }, row);
}
