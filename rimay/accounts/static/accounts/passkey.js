// Passkeys: asks the browser to make or to show one, and puts the answer into the form.
// Without this script, or without passkeys in the browser, the other ways remain.
(() => {
  "use strict";

  const toBytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };

  const toText = (buffer) => {
    const letters = Array.from(new Uint8Array(buffer), (n) => String.fromCharCode(n));
    return btoa(letters.join(""))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");
  };

  const named = (keys) =>
    (keys || []).map((key) => ({ ...key, id: toBytes(key.id) }));

  const answerOf = (credential) => {
    const response = {};
    for (const name of [
      "attestationObject",
      "authenticatorData",
      "clientDataJSON",
      "signature",
      "userHandle",
    ]) {
      if (credential.response[name]) {
        response[name] = toText(credential.response[name]);
      }
    }
    return {
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    };
  };

  const make = (options) => {
    const key = options.publicKey;
    return navigator.credentials.create({
      publicKey: {
        ...key,
        challenge: toBytes(key.challenge),
        user: { ...key.user, id: toBytes(key.user.id) },
        excludeCredentials: named(key.excludeCredentials),
        authenticatorSelection: {
          ...key.authenticatorSelection,
          residentKey: "required",
          requireResidentKey: true,
          userVerification: "required",
        },
      },
    });
  };

  const show = (options) => {
    const key = options.publicKey;
    return navigator.credentials.get({
      publicKey: {
        ...key,
        challenge: toBytes(key.challenge),
        allowCredentials: named(key.allowCredentials),
      },
    });
  };

  const optionsFor = async (form) => {
    if (form.dataset.passkeyOptions) {
      return JSON.parse(form.dataset.passkeyOptions);
    }
    const headers = { Accept: "application/json" };
    const response = await fetch(form.action, { headers });
    return (await response.json()).request_options;
  };

  const ask = async (form) => {
    const trouble = form.querySelector("[data-passkey-trouble]");
    trouble.hidden = true;
    try {
      const options = await optionsFor(form);
      const made = form.dataset.passkey === "make";
      const credential = await (made ? make(options) : show(options));
      form.elements.credential.value = JSON.stringify(answerOf(credential));
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  };

  if (!window.PublicKeyCredential) {
    return;
  }
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form);
    });
  }
})();
