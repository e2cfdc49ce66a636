// A form whose answer is worked out while it is filled in. The server's own page is asked for it, and only the parts with
// data-live-part are taken over; the answer is a status, which is read out when the reader pauses. Without this file the
// buttons marked data-live-plain do the same.
(() => {
  document.querySelectorAll('form[data-live]').forEach(form => {
    const part = name => form.querySelector(`[data-live-part="${name}"]`);
    const plain = hidden => form.querySelectorAll('[data-live-plain]').forEach(button => { button.hidden = hidden; });
    let pause, asked;

    const ask = async (address, ...parts) => {
      clearTimeout(pause);
      asked?.abort();
      const { signal } = asked = new AbortController();
      const body = new URLSearchParams(new FormData(form));
      try {
        const answer = await fetch(address, { method: 'POST', body, signal, redirect: 'error', headers: { Accept: 'text/html' } });
        if (!answer.ok) throw new Error(answer.status);
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const name of parts) {
          const news = page.querySelector(`[data-live-part="${name}"]`).innerHTML;
          if (part(name).innerHTML !== news) part(name).innerHTML = news;
        }
        plain(true);
      } catch {
        if (signal.aborted) return;
        // What stands there is of other numbers: it goes, and the button comes back.
        part('answer').textContent = form.dataset.liveFailed;
        plain(false);
      }
    };

    const work = () => ask(form.dataset.live, 'answer');

    form.addEventListener('input', event => {
      if (event.target.matches('[data-live-fields]')) return;
      clearTimeout(pause);
      pause = setTimeout(work, 600);
    });

    form.addEventListener('change', event => {
      const fields = event.target.dataset.liveFields;
      if (fields) ask(fields, 'fields', 'sample', 'answer');
    });

    // A row more, without leaving the page: the cursor goes into it.
    form.addEventListener('click', async event => {
      const button = event.target.closest('[data-live-row]');
      if (!button) return;
      event.preventDefault();
      await ask(button.formAction, 'fields', 'answer');
      [...part('fields').querySelectorAll('fieldset')].pop()?.querySelector('input')?.focus();
    });

    plain(true);
  });
})();
