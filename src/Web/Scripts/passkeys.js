// Passkeys by the browser's own WebAuthn. A form with data-passkey="get" or "create" carries the question (data-options);
// its hidden Answer takes what the authenticator says, and the server judges it. Without this file the form says so.
(() => {
  if (!window.PublicKeyCredential) return;

  const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const toText = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  const question = json => {
    const options = JSON.parse(json);
    options.challenge = toBytes(options.challenge);
    if (options.user) options.user.id = toBytes(options.user.id);
    for (const list of ['excludeCredentials', 'allowCredentials'])
      options[list]?.forEach(one => { one.id = toBytes(one.id); });
    return { publicKey: options };
  };

  const answer = made => {
    const response = {};
    for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'])
      if (made.response[part]) response[part] = toText(made.response[part]);
    if (made.response.getTransports) response.transports = made.response.getTransports();
    return JSON.stringify({
      id: made.id, rawId: toText(made.rawId), type: made.type, response,
      authenticatorAttachment: made.authenticatorAttachment, clientExtensionResults: made.getClientExtensionResults(),
    });
  };

  document.querySelectorAll('form[data-passkey]').forEach(form => {
    const go = form.querySelector('[data-passkey-go]');
    const failed = form.querySelector('[data-passkey-failed]');
    go.hidden = false;
    form.querySelector('[data-passkey-without]').hidden = true;
    go.addEventListener('click', async event => {
      event.preventDefault();
      failed.hidden = true;
      go.setAttribute('aria-disabled', 'true');
      try {
        const made = await navigator.credentials[form.dataset.passkey](question(form.dataset.options));
        form.elements.Answer.value = answer(made);
        if (form.dataset.passkeyAction) form.action = form.dataset.passkeyAction;
        form.submit();
      } catch {
        failed.hidden = false;
        go.removeAttribute('aria-disabled');
      }
    });
  });
})();
