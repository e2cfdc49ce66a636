// What a person with sharp eyes, a narrow screen or a keyboard would object to on the page as it stands.
// Returns the objections, what can be read and used, and what the page was made of.
language => {
  const problems = [];
  const say = (what, element) => problems.push(element ? `${what}: ${element.outerHTML.slice(0, 120)}` : what);
  const all = selector => [...document.querySelectorAll(selector)];
  const seen = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
    && !element.closest('.usa-sr-only, .unseen');
  const width = document.documentElement.clientWidth;

  if (document.documentElement.lang !== language) say(`the page says it is in "${document.documentElement.lang}"`);
  if (!document.title.trim()) say('no title');

  // Nothing is reached by scrolling sideways, and nothing is cut off.
  if (document.documentElement.scrollWidth > width) say(`${document.documentElement.scrollWidth} px wide`);
  const scrolls = element => {
    for (let up = element; up && up !== document.body; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true;
    return false;
  };
  for (const element of all('main *, header *, footer *')) {
    if (!seen(element) || element.closest('svg')) continue;
    const box = element.getBoundingClientRect();
    if (box.width && box.right > width + 1 && box.left < width && !scrolls(element)) say('reaches over the edge', element);
  }

  // A table may be scrolled sideways, but nobody has to scroll to see the money.
  for (const money of all('main .gr-money, main td.gr-money-cell, main th.gr-money-cell').filter(seen)) {
    if (!money.closest('thead') && money.getBoundingClientRect().right > width + 1) say('money out of sight', money);
  }

  // One title, and no level left out on the way down.
  const levels = all('h1, h2, h3, h4, h5, h6').filter(seen).map(heading => +heading.tagName[1]);
  if (levels.filter(level => level === 1).length !== 1) say(`${levels.filter(level => level === 1).length} first headings`);
  levels.forEach((level, at) => { if (at && level > levels[at - 1] + 1) say(`heading ${level} follows ${levels[at - 1]}`); });

  // Markup that the content security policy forbids, before it is ever tried.
  for (const element of all('*')) {
    for (const attribute of element.attributes)
      if ((attribute.name === 'style' && attribute.value) || attribute.name.startsWith('on')) say(`attribute ${attribute.name}`, element);
  }
  all('style, script:not([src])').forEach(element => say('inline', element));
  const ids = all('[id]').map(element => element.id);
  ids.forEach((id, at) => { if (ids.indexOf(id) !== at) say(`id ${id} twice`); });

  // Whatever the keyboard reaches shows that it is there.
  const reachable = all('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')
    .filter(element => !element.disabled && seen(element));
  const marks = element => { const style = getComputedStyle(element); return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor].join(); };
  for (const element of reachable) {
    element.blur();
    const before = marks(element);
    element.focus({ preventScroll: true });
    const style = getComputedStyle(element);
    if (document.activeElement !== element) say('cannot be focused', element);
    else if (marks(element) === before || (style.outlineStyle === 'none' && style.boxShadow === 'none')) say('does not show the focus', element);
    element.blur();
  }

  const text = element => element.textContent.replace(/\s+/g, ' ').trim();
  return {
    problems,
    holds: [
      ...all('main a[href], main button, main summary, footer a, header a').filter(seen).map(text),
      ...all('main input:not([type=hidden]), main select, main textarea').filter(seen).map(input => input.id || input.name),
      ...all('h1, h2, h3, h4, main p, main li, main dt, main dd, .gr-money, .gr-money-cell').filter(element => seen(element) && !element.closest('.gr-steps')).map(text),
    ],
    loaded: [...new Set([
      ...performance.getEntriesByType('resource').map(entry => entry.name),
      ...all('link[rel=icon], link[rel=stylesheet]').map(link => link.href),
    ])].map(address => address.split('#')[0]),
  };
}
