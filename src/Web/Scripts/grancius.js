// Progressive comforts: every page works without this file, and nothing here decides anything about money.
(() => {
  const all = (selector, run) => document.querySelectorAll(selector).forEach(run);

  // A page that came back with errors starts at the summary that names them.
  document.querySelector('[data-error-summary]')?.focus();

  // A link of the summary puts the cursor into its field, not merely near it.
  all('[data-error-summary] a', link => link.addEventListener('click', event => {
    const field = document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.scrollIntoView({ block: 'center' });
  }));

  // A second click on "Pay Online" is swallowed. The button keeps its focus and says what is happening.
  all('form[data-once]', form => form.addEventListener('submit', event => {
    if (form.dataset.sent) return event.preventDefault();
    const button = event.submitter || form.querySelector('[type=submit]');
    form.dataset.sent = '1';
    if (!button) return;
    button.setAttribute('aria-disabled', 'true');
    if (button.dataset.busy) {
      button.dataset.idle = button.textContent;
      button.textContent = button.dataset.busy;
    }
  }));

  // Back from the browser's memory: the form may be sent again.
  addEventListener('pageshow', event => event.persisted && all('form[data-sent]', form => {
    delete form.dataset.sent;
    form.querySelectorAll('[aria-disabled]').forEach(button => {
      button.removeAttribute('aria-disabled');
      if (button.dataset.idle) button.textContent = button.dataset.idle;
    });
  }));

  // data-refresh="5": looks again by itself, each time half as long again up to data-refresh-max. Only the part
  // that waits is replaced, so the reader's place is kept; when it no longer waits, the page itself is loaded.
  const waiting = document.querySelector('[data-refresh]');
  if (waiting) {
    let seconds = +waiting.dataset.refresh || 5;
    const most = +waiting.dataset.refreshMax || 60;
    const look = async () => {
      if (document.hidden) return document.addEventListener('visibilitychange', look, { once: true });
      try {
        const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
        if (answer.ok) {
          const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
          const news = page.querySelector('[data-refresh]');
          if (!news) return location.replace(location.href);
          if (news.innerHTML !== waiting.innerHTML) waiting.innerHTML = news.innerHTML;
        }
      } catch { /* offline for a moment: look again later */ }
      seconds = Math.min(seconds * 1.5, most);
      setTimeout(look, seconds * 1000);
    };
    setTimeout(look, seconds * 1000);
  }

  // data-forward="3" on a link follows it after that many seconds, but never when the payer came back on purpose.
  const forward = document.querySelector('a[data-forward]');
  if (forward && performance.getEntriesByType('navigation')[0]?.type !== 'back_forward')
    setTimeout(() => location.assign(forward.href), forward.dataset.forward * 1000);

  all('[data-print]', button => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });

  // "/" goes to the search at the top, unless somebody is typing.
  const search = document.querySelector('[data-slash]');
  if (search) addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    search.focus();
    search.select();
  });

  // On a wide screen the menu stands at the side; on a narrow one it opens when it is wanted.
  const menu = document.querySelector('[data-menu]');
  if (menu) {
    const wide = matchMedia('(min-width: 64em)');
    const fit = () => { menu.open = wide.matches; };
    wide.addEventListener('change', fit);
    fit();
  }
})();
