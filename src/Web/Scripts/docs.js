// "Try it" on the API page. Reading needs no script; the forms are shown only here, because a form without script would
// put the key into an address. The key is read from its field for each call and kept nowhere.
(() => {
  const keys = document.querySelector('form[data-api-key]');
  if (!keys) return;
  keys.hidden = false;
  keys.addEventListener('submit', event => event.preventDefault());

  // Indents JSON by its brackets and leaves every number as it was sent: 50.00 stays 50.00.
  const indent = text => {
    let depth = 0, inside = false, out = '';
    const line = () => '\n' + '  '.repeat(depth);
    for (let at = 0; at < text.length; at++) {
      const sign = text[at];
      if (inside) {
        out += sign;
        if (sign === '\\') out += text[++at];
        else if (sign === '"') inside = false;
      } else if (sign === '"') { inside = true; out += sign; }
      else if ('{['.includes(sign)) out += '}]'.includes(text[at + 1]) ? sign + text[++at] : (depth++, sign + line());
      else if ('}]'.includes(sign)) { depth--; out += line() + sign; }
      else if (sign === ',') out += sign + line();
      else if (sign === ':') out += ': ';
      else if (sign.trim()) out += sign;
    }
    return out;
  };

  const request = form => {
    let path = form.dataset.path.replace('{jurisdiction}', encodeURIComponent(keys.elements.jurisdiction.value.trim()));
    const query = new URLSearchParams();
    const call = { method: form.dataset.method, headers: {}, credentials: 'omit', cache: 'no-store', redirect: 'error' };
    form.querySelectorAll('[data-in]').forEach(field => {
      const value = field.value.trim();
      if (field.dataset.in === 'path') path = path.replace(new RegExp(`{${field.name}[^}]*}`), encodeURIComponent(value));
      else if (!value) return;
      else if (field.dataset.in === 'query') query.set(field.name, value);
      else if (field.dataset.in === 'header') call.headers[field.name] = value;
      else { call.body = value; call.headers['Content-Type'] = 'application/json'; }
    });
    const key = keys.elements.key.value.trim();
    if (key) call.headers.Authorization = `Bearer ${key}`;
    return [query.size ? `${path}?${query}` : path, call];
  };

  document.querySelectorAll('form[data-api-call]').forEach(form => {
    const status = form.querySelector('[data-api-status]');
    const answer = form.querySelector('[data-api-answer]');
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      status.textContent = 'Sending…';
      answer.hidden = true;
      try {
        const [address, call] = request(form);
        const response = await fetch(address, call);
        const text = await response.text();
        status.textContent = `Answer: ${response.status} ${response.statusText}`;
        answer.textContent = (response.headers.get('Content-Type') || '').includes('json') ? indent(text) : text;
        answer.hidden = !text;
      } catch {
        status.textContent = 'No answer came. Is the server running?';
      }
    });
  });
})();
